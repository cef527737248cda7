/** What differs between a version of notes and the one before. */
import { Difference } from "~/ui/import/difference";
import type { TextPiece } from "~/ui/import/import-view";

type Line = { key: string; label: string; before: string | null; after: string | null; pieces: TextPiece[] | null };

export function NotesDifferences({ differences, before }: { differences: readonly Line[]; /** The number of the version before. */ before: number }) {
  if (differences.length === 0) return <p className="none">Nothing yet: its words are those of version {before}.</p>;
  return (
    <dl className="notes-differences">
      {differences.map(({ key, label, before: was, after, pieces }) => (
        <div key={key}>
          <dt>{label}{was === null ? " (new)" : after === null ? " (taken out)" : ""}</dt>
          <dd><Difference here={was ?? ""} there={after ?? ""} pieces={pieces} isRag={false} /></dd>
        </div>
      ))}
    </dl>
  );
}
