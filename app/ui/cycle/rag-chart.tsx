/** How RAG stood at each board: a stacked bar per board with symbols and numbers in it, and the table behind it. */
import { Link } from "@remix-run/react";
import { formatDate } from "~/domain/calendar-date";
import { RAGS_OR_NONE, type RagCount, type RagOrNone } from "~/domain/cycle/movement";
import { RAG_SYMBOLS, RAG_WORDS } from "~/domain/rag";
import { PARAMETERS } from "~/domain/register/register-view";
import { paths } from "~/paths";

type Bar = { boardOn: string | null; number: number | null; counts: RagCount };
type Props = { bars: readonly Bar[]; /** Whether those of now are with drafts. */ withDrafts: boolean };

export function ragWord(rag: RagOrNone): string {
  return rag === "none" ? "No RAG" : RAG_WORDS[rag];
}

/** The list that a number of a bar counts. */
function listOf({ boardOn, number }: Bar, rag: RagOrNone | "open"): string {
  if (boardOn !== null && number !== null) return paths.snapshot(boardOn, number, new URLSearchParams({ rag }).toString());
  return paths.findings(new URLSearchParams({ ...(rag === "open" ? {} : { [PARAMETERS.rag]: rag }), [PARAMETERS.open]: "yes" }).toString());
}

function total({ counts }: Bar): number {
  return RAGS_OR_NONE.reduce((sum, rag) => sum + counts[rag], 0);
}

function nameOf({ boardOn }: Bar): string {
  return boardOn === null ? "Now" : formatDate(boardOn);
}

/** The state of a board that counts is its last snapshot; one after the first corrects the one before. */
function Snapshots({ boardOn, number }: Bar) {
  if (boardOn === null || number === null) return null;
  return (
    <span className="soft"> <Link to={paths.snapshot(boardOn, number)}>snapshot {number}<span className="visually-hidden"> of {formatDate(boardOn)}</span></Link>
      {number > 1 && <>, corrects <Link to={paths.snapshot(boardOn, number - 1)}>{number - 1}<span className="visually-hidden"> of {formatDate(boardOn)}</span></Link></>}
    </span>
  );
}

export function RagChart({ bars, withDrafts }: Props) {
  const most = Math.max(1, ...bars.map(total));
  return (
    <>
      <svg className="rag-chart" viewBox={`0 0 640 ${String(bars.length * 34)}`} role="img" aria-label="RAG of the open findings at each board; the table below has the numbers.">
        {bars.map((bar, line) => {
          let x = 112;
          return (
            <g key={bar.boardOn ?? "now"} transform={`translate(0 ${String(line * 34)})`}>
              <text className="rag-chart__name" x="0" y="20">{nameOf(bar)}</text>
              {RAGS_OR_NONE.filter((rag) => bar.counts[rag] > 0).map((rag) => {
                const width = (bar.counts[rag] / most) * 520;
                const at = x;
                x += width;
                return (
                  <g key={rag}>
                    <rect className={`rag-chart__part rag-chart__part--${rag}`} x={at} y="3" width={width} height="26" />
                    {width > 13 && <text className={`rag-chart__count rag-chart__count--${rag}`} x={at + width / 2} y="21">{rag === "none" ? "–" : RAG_SYMBOLS[rag]}{width > 34 && ` ${String(bar.counts[rag])}`}</text>}
                  </g>
                );
              })}
            </g>
          );
        })}
      </svg>
      <table className="plain-table framed-table">
        <caption className="visually-hidden">Open findings by RAG at each board</caption>
        <thead>
          <tr>
            <th scope="col">Board</th>
            {RAGS_OR_NONE.map((rag) => <th key={rag} scope="col">{rag === "none" ? null : <span aria-hidden="true">{RAG_SYMBOLS[rag]} </span>}{ragWord(rag)}</th>)}
            <th scope="col">Open</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.boardOn ?? "now"}>
              <th scope="row" data-heading="Board"><div>{nameOf(bar)}{bar.boardOn === null && withDrafts && <span className="soft"> with your side’s drafts</span>}<Snapshots {...bar} /></div></th>
              {RAGS_OR_NONE.map((rag) => (
                <td key={rag} data-heading={ragWord(rag)}>
                  {bar.counts[rag] === 0 ? 0 : <Link to={listOf(bar, rag)}>{bar.counts[rag]}<span className="visually-hidden"> {ragWord(rag)}, {nameOf(bar)}</span></Link>}
                </td>
              ))}
              <td data-heading="Open">{total(bar) === 0 ? 0 : <Link to={listOf(bar, "open")}>{total(bar)}<span className="visually-hidden"> open, {nameOf(bar)}</span></Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
