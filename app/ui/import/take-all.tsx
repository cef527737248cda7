/** Takes or leaves all cells of a finding or of a file; without JavaScript by sending the form. */

type Props = { importId: string; /** Empty for the whole file. */ group: string; of: string };

export function TakeAll({ importId, group, of }: Props) {
  return (
    <span className="take-all">
      {(["take", "leave"] as const).map((what) => (
        <button key={what} className="link-button" name="all" value={`${what}|${importId}|${group}`}>
          {what === "take" ? "Take all" : "Leave all"}<span className="visually-hidden"> of {of}</span>
        </button>
      ))}
    </span>
  );
}
