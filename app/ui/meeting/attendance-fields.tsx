/** Who comes to a meeting: a line for each, and empty ones for people not known here. */
import { NOBODY_HERE } from "~/domain/meeting/attendee";
import { PRESENCES, PRESENCE_WORDS } from "~/domain/meeting/meeting";
import type { Problem } from "~/domain/problem";

export type AttendanceValues = { name: string; capacity: string; code: string; presence: string; personId: string };

type Props = { lines: readonly AttendanceValues[]; people: readonly { value: string; words: string }[]; /** How many lines come first that are listed already; the others are of people known here, or empty. */ listed: number; problem: Problem | null };

function Cell({ field, index, label, value, error }: { field: "name" | "capacity" | "code"; index: number; label: string; value: string; error?: string }) {
  const id = `${field}-${String(index)}`;
  return <input id={id} name={field} className={error === undefined ? "govuk-input" : "govuk-input govuk-input--error"} defaultValue={value} aria-label={`${label}, line ${String(index + 1)}`} aria-invalid={error === undefined ? undefined : true} autoComplete="off" />;
}

/** For somebody typed in: their name or post tells who they are, unless it is said here. */
function WhoHere({ index, value, people }: { index: number; value: string; people: Props["people"] }) {
  return (
    <select name="personId" className="govuk-select attendance-fields__who" defaultValue={value} aria-label={`Who of the people here is line ${String(index + 1)}`}>
      <option value="">As the name or post says</option>
      <option value={NOBODY_HERE}>Nobody known here</option>
      {people.map((person) => <option key={person.value} value={person.value}>{person.words}</option>)}
    </select>
  );
}

/** Whoever is known here is offered by name; the others may be told to be somebody, or to be nobody. */
function isOpen({ personId }: AttendanceValues, index: number, listed: number): boolean {
  return personId === "" || (index < listed && personId === NOBODY_HERE);
}

export function AttendanceFields({ lines, people, listed, problem }: Props) {
  return (
    <table className="plain-table attendance-fields">
      <thead><tr><th scope="col">Name</th><th scope="col">Capacity on the day</th><th scope="col">Short form</th><th scope="col">Presence</th></tr></thead>
      <tbody>
        {lines.map((line, index) => {
          const errorOf = (field: string) => (problem?.field === `${field}-${String(index)}` ? problem.message : undefined);
          return (
            <tr key={`${line.personId} ${String(index)}`}>
              <td data-heading="Name"><div>{!isOpen(line, index, listed) && <input type="hidden" name="personId" value={line.personId} />}<Cell field="name" index={index} label="Name" value={line.name} error={errorOf("name")} />{isOpen(line, index, listed) && <WhoHere index={index} value={line.personId} people={people} />}{errorOf("name") !== undefined && <p className="govuk-error-message">{errorOf("name")}</p>}</div></td>
              <td data-heading="Capacity"><Cell field="capacity" index={index} label="Capacity" value={line.capacity} /></td>
              <td data-heading="Short form"><Cell field="code" index={index} label="Short form" value={line.code} /></td>
              <td data-heading="Presence"><div>
                {errorOf("presence") !== undefined && <p className="govuk-error-message">{errorOf("presence")}</p>}
                <select id={`presence-${String(index)}`} name="presence" className="govuk-select" defaultValue={line.presence} aria-label={`Presence of ${line.name === "" ? `line ${String(index + 1)}` : line.name}`}>
                  <option value="">Not at this meeting</option>
                  {PRESENCES.map((presence) => <option key={presence} value={presence}>{PRESENCE_WORDS[presence]}</option>)}
                </select>
              </div></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
