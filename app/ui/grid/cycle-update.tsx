/** Whether the update for the SIB cycle under way is missing, drafted or submitted, in words; nothing where none is under way. */
import { UPDATE_PROGRESS_WORDS } from "~/domain/cycle/cycle-progress";
import type { RegisterRow } from "~/domain/register/register-row";

export function CycleUpdate({ row: { cycleUpdate } }: { row: RegisterRow }) {
  if (cycleUpdate === null) return null;
  return <p className={`byline cycle-update cycle-update--${cycleUpdate}`}>For this SIB: {UPDATE_PROGRESS_WORDS[cycleUpdate].toLowerCase()}</p>;
}
