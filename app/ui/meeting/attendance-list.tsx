/** Who was at a meeting, in which capacity on that day. */
import { NOT_NAMED } from "~/domain/meeting/attendee";
import { PRESENCE_WORDS, type Attendance } from "~/domain/meeting/meeting";

export function AttendanceList({ attendance }: { attendance: readonly Attendance[] }) {
  if (attendance.length === 0) return <p className="none">Nobody is named yet.</p>;
  return (
    <table className="plain-table">
      <thead><tr><th scope="col">Name</th><th scope="col">Capacity</th><th scope="col">Presence</th></tr></thead>
      <tbody>
        {attendance.map(({ name, capacity, code, presence }, index) => (
          <tr key={`${name} ${String(index)}`}>
            <th scope="row" data-heading="Name">{name === "" ? <span className="none">{NOT_NAMED}</span> : name}</th>
            <td data-heading="Capacity"><div>{capacity}{code !== null && code !== capacity && <> <span className="soft">({code})</span></>}</div></td>
            <td data-heading="Presence" className="unbroken">{PRESENCE_WORDS[presence]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
