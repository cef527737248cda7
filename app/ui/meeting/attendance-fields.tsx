/** Who comes to a meeting: a line for each, and empty ones for people not known here. */
import { PRESENCES, PRESENCE_WORDS } from "~/domain/meeting/meeting";
import type { Problem } from "~/domain/problem";

export type AttendanceValues = { name: string; capacity: string; code: string; presence: string; personId: string };

type Props = { lines: readonly AttendanceValues[]; problem: Problem | null };

function Cell({ field, index, label, value, error }: { field: "name" | "capacity" | "code"; index: number; label: string; value: string; error?: string }) {
  const id = `${field}-${String(index)}`;
  return <input id={id} name={field} className={error === undefined ? "govuk-input" : "govuk-input govuk-input--error"} defaultValue={value} aria-label={`${label}, line ${String(index + 1)}`} aria-invalid={error === undefined ? undefined : true} autoComplete="off" />;
}

export function AttendanceFields({ lines, problem }: Props) {
  return (
    <table className="plain-table attendance-fields">
      <thead><tr><th scope="col">Name</th><th scope="col">Capacity on the day</th><th scope="col">Short form</th><th scope="col">Presence</th></tr></thead>
      <tbody>
        {lines.map((line, index) => {
          const errorOf = (field: string) => (problem?.field === `${field}-${String(index)}` ? problem.message : undefined);
          return (
            <tr key={`${line.personId} ${String(index)}`}>
              <td data-heading="Name"><div><input type="hidden" name="personId" value={line.personId} /><Cell field="name" index={index} label="Name" value={line.name} error={errorOf("name")} />{errorOf("name") !== undefined && <p className="govuk-error-message">{errorOf("name")}</p>}</div></td>
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
