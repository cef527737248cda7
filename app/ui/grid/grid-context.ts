/** What every cell of the grid needs and no row changes: the day, who looks, and the edits under way. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Actor } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import type { Room } from "~/domain/register/long-text";
import type { EditStore, FieldState, RowStates } from "~/ui/grid/edit-store";

export type GridContextValue = {
  today: CalendarDate;
  actor: Actor;
  edits: EditStore;
  /** The page runs in a browser with JavaScript: keys and editors work. Before that it is a plain table. */
  live: boolean;
  /** Where many columns stand side by side, texts are cut shorter. */
  room: Room;
  /** The inspection is said by the heading of the group already. */
  inspectionAbove: boolean;
};

export const GridContext = createContext<GridContextValue | null>(null);

export function useGrid(): GridContextValue {
  const value = useContext(GridContext);
  if (value === null) throw new Error("A cell of the grid stands outside the grid.");
  return value;
}

/** The edits under way in one row: read once for the row, which hands them to its fields. */
export const RowStatesContext = createContext<RowStates | null>(null);

export function useRowStates(reference: string): RowStates | null {
  const { edits } = useGrid();
  return useSyncExternalStore(edits.subscribe, () => edits.statesOf(reference), () => null);
}

/** The state of one field; null while nobody edits it. */
export function useFieldState(key: string): FieldState | null {
  return useContext(RowStatesContext)?.get(key) ?? null;
}

const never = () => () => undefined;

/** False on the server and while taking over its page; true from then on. */
export function useLive(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}
