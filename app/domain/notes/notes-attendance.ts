/** Who attended, as notes keep it: each by a key that stays when the others change places. */
import type { Attendance } from "~/domain/meeting/meeting";
import type { ComposedNotes } from "~/domain/notes/composed-notes";

/** Of several who have one name the later ones are told from the first. */
export function notesAttendance(attendance: readonly Attendance[]): ComposedNotes["attendance"] {
  const named = new Map<string, number>();
  return attendance.map(({ name, capacity, code, presence }) => {
    const before = named.get(name) ?? 0;
    named.set(name, before + 1);
    return { key: `attendance/${name}${before === 0 ? "" : `/${String(before + 1)}`}`, name, capacity, code, presence };
  });
}
