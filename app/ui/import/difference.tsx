/** Two texts as one, with the words that differ marked; both whole where hardly anything is the same. */
import type { TextPiece } from "~/ui/import/import-view";
import { ValueWords } from "~/ui/import/value-words";

export function MarkedText({ pieces }: { pieces: readonly TextPiece[] }) {
  return (
    <div className="difference long-text">
      {pieces.map((piece, index) => {
        if (piece.is === "added") return <ins key={index}><span className="visually-hidden">added: </span>{piece.text}</ins>;
        if (piece.is === "removed") return <del key={index}><span className="visually-hidden">removed: </span>{piece.text}</del>;
        return <span key={index}>{piece.text}</span>;
      })}
    </div>
  );
}

type Props = { here: string; there: string; pieces: TextPiece[] | null; isRag: boolean };

export function Difference({ here, there, pieces, isRag }: Props) {
  if (pieces !== null && !isRag) return <MarkedText pieces={pieces} />;
  const marked = (words: string, Mark: "del" | "ins") => {
    const said = <span className="visually-hidden">{Mark === "del" ? "removed: " : "added: "}</span>;
    if (words === "") return <ValueWords words="" isRag={isRag} />;
    return <Mark className={isRag ? "difference__chip" : undefined}>{said}<ValueWords words={words} isRag={isRag} /></Mark>;
  };
  // Two long texts stand under each other.
  const apart = !isRag && here.length + there.length > 160 && here !== "" && there !== "";
  return (
    <div className="difference long-text">
      {apart ? <div>{marked(here, "del")}</div> : marked(here, "del")}
      {!apart && <span aria-hidden="true"> → </span>}
      {apart ? <div className="difference__then">{marked(there, "ins")}</div> : marked(there, "ins")}
    </div>
  );
}
