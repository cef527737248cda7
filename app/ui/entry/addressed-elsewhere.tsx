/** Says why nothing, or nothing more, is asked here: there is no question, or it is put somewhere else. */
import type { FindingRecord } from "~/domain/record";

type Props = { finding: Pick<FindingRecord, "addressedElsewhere" | "addressedElsewhereLink" | "entries"> };

export function AddressedElsewhere({ finding }: Props) {
  const { addressedElsewhere, addressedElsewhereLink, entries } = finding;
  if (addressedElsewhere !== null) {
    return (
      <p className="elsewhere">
        <span className="tag tag--outlined">Addressed elsewhere</span> <span className="long-text">{addressedElsewhere}</span>
        {addressedElsewhereLink === null ? (
          <span className="soft"> · no link given</span>
        ) : (
          <>
            {" · "}
            {/^https?:\/\//i.test(addressedElsewhereLink) ? (
              <a href={addressedElsewhereLink} rel="noreferrer">{addressedElsewhereLink}</a>
            ) : (
              addressedElsewhereLink
            )}
          </>
        )}
      </p>
    );
  }
  return entries.length === 0 ? <p className="none">No question, comment or concern has been put on this finding.</p> : null;
}
