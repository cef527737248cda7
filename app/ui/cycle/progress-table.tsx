/** How many updates are missing, drafted and submitted, line by line; each number opens the findings it counts. */
import { Link } from "@remix-run/react";
import { UPDATE_PROGRESS, UPDATE_PROGRESS_WORDS, type ProgressLine } from "~/domain/cycle/cycle-progress";
import { paths } from "~/paths";

/** As `progress` in the address: whatever their updates are. */
export const ANY = "any";
/** Missing or drafted. */
export const NOT_SUBMITTED = "not-submitted";

type Props = { boardOn: string; heading: string; parameter: "lead" | "area"; lines: readonly ProgressLine[]; showDrafted: boolean };

export function ProgressTable({ boardOn, heading, parameter, lines, showDrafted }: Props) {
  const states = UPDATE_PROGRESS.filter((state) => state !== "drafted" || showDrafted);
  return (
    <table className="plain-table framed-table number-table">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {states.map((state) => <th key={state} scope="col">{UPDATE_PROGRESS_WORDS[state]}</th>)}
          <th scope="col">Of</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}>
            <th scope="row">{line.name}</th>
            {states.map((state) => {
              const count = line.references[state].length;
              const search = new URLSearchParams({ [parameter]: line.name, progress: state }).toString();
              return (
                <td key={state}>
                  {count === 0 ? 0 : <Link to={`${paths.cycle(boardOn, search)}#findings`}>{count}<span className="visually-hidden"> {UPDATE_PROGRESS_WORDS[state].toLowerCase()} for {line.name}</span></Link>}
                </td>
              );
            })}
            <td><Link to={`${paths.cycle(boardOn, new URLSearchParams({ [parameter]: line.name, progress: ANY }).toString())}#findings`}>{line.total}<span className="visually-hidden"> for {line.name}</span></Link></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
