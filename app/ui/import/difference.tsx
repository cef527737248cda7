/** What is here and what the file says, with the words that differ marked; both whole where hardly anything is the same. */
import type { TextPiece } from "~/ui/import/import-view";

type Props = { here: string; there: string; pieces: TextPiece[] | null };

export function Difference({ here, there, pieces }: Props) {
  if (pieces === null) {
    return (
      <div className="difference long-text">
        {here === "" ? <span className="none">empty</span> : <del><span className="visually-hidden">removed: </span>{here}</del>}
        <span aria-hidden="true"> → </span>
        {there === "" ? <span className="none">empty</span> : <ins><span className="visually-hidden">added: </span>{there}</ins>}
      </div>
    );
  }
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
