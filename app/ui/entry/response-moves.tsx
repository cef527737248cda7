/** Under a response on its entry's page: the way to what its own side can do with it. */
import { Link } from "@remix-run/react";
import type { Verb } from "~/domain/permissions";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { paths } from "~/paths";

type Props = { entry: EntryRecord; response: ResponseRecord; verbs: readonly Verb[] };

export function ResponseMoves({ entry, response, verbs }: Props) {
  const page = paths.answer(entry.id);
  const may = (verb: Verb) => verbs.includes(verb);
  if (entry.state === "closed") return null;
  if (response.state !== "submitted") {
    return may("answer") || may("clear a response") ? <p className="moves"><Link className="button button--filled" to={page}>Edit, clear or submit it</Link></p> : null;
  }
  const correct = (to: string) => <Link to={to} className="change-link">Correct this response</Link>;
  if (may("record a spoken answer") && response.mode === "spoken") return correct(`${page}?response=${encodeURIComponent(response.id)}`);
  return may("answer") && !entry.responses.some((each) => each.replacesId === response.id) ? correct(`${page}#correct-${response.id}`) : null;
}
