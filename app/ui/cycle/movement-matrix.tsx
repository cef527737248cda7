/** RAG at one moment against RAG at a later one: each number opens the findings that made the move. */
import { Link } from "@remix-run/react";
import { RAGS_OR_NONE, type RagOrNone } from "~/domain/cycle/movement";
import { RAG_SYMBOLS } from "~/domain/rag";
import { ragWord } from "~/ui/cycle/rag-chart";

/** `from` and `to`: the words of the two moments. */
type Props = { matrix: Record<RagOrNone, Record<RagOrNone, number>>; from: string; to: string; linkTo: (from: RagOrNone, to: RagOrNone) => string };

function Rag({ rag }: { rag: RagOrNone }) {
  return <>{rag !== "none" && <span aria-hidden="true">{RAG_SYMBOLS[rag]} </span>}{ragWord(rag)}</>;
}

export function MovementMatrix({ matrix, from, to, linkTo }: Props) {
  return (
    <table className="plain-table framed-table number-table matrix">
      <caption>From the RAG down the side ({from}) to the RAG along the top ({to})</caption>
      <thead>
        <tr>
          <th scope="col"><span aria-hidden="true">↓ → </span><span className="visually-hidden">From, to</span></th>
          {RAGS_OR_NONE.map((rag) => <th key={rag} scope="col"><Rag rag={rag} /></th>)}
        </tr>
      </thead>
      <tbody>
        {RAGS_OR_NONE.map((then) => (
          <tr key={then}>
            <th scope="row"><Rag rag={then} /></th>
            {RAGS_OR_NONE.map((later) => {
              const count = matrix[then][later];
              return (
                <td key={later} className={then === later ? "matrix__same" : undefined}>
                  {count === 0 ? <span className="none">0</span> : <Link to={linkTo(then, later)}>{count}<span className="visually-hidden"> from {ragWord(then)} to {ragWord(later)}</span></Link>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
