/** RAG then against RAG now: each number opens the findings that made the move. */
import { Link } from "@remix-run/react";
import { RAGS_OR_NONE, type RagOrNone } from "~/domain/cycle/movement";
import { ragWord } from "~/ui/cycle/rag-chart";

type Props = { matrix: Record<RagOrNone, Record<RagOrNone, number>>; linkTo: (from: RagOrNone, to: RagOrNone) => string };

export function MovementMatrix({ matrix, linkTo }: Props) {
  return (
    <table className="plain-table framed-table matrix">
      <caption>RAG then (down) and now (across)</caption>
      <thead>
        <tr>
          <th scope="col">Then</th>
          {RAGS_OR_NONE.map((rag) => <th key={rag} scope="col">{ragWord(rag)} now</th>)}
        </tr>
      </thead>
      <tbody>
        {RAGS_OR_NONE.map((from) => (
          <tr key={from}>
            <th scope="row" data-heading="Then">{ragWord(from)}</th>
            {RAGS_OR_NONE.map((to) => {
              const count = matrix[from][to];
              return (
                <td key={to} data-heading={`${ragWord(to)} now`} className={from === to ? "matrix__same" : undefined}>
                  {count === 0 ? <span className="none">0</span> : <Link to={linkTo(from, to)}>{count}<span className="visually-hidden"> from {ragWord(from)} to {ragWord(to)}</span></Link>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
