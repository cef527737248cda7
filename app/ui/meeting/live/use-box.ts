/** A box that is kept as it is typed: its fields, from what was typed in it before. */
import { useState } from "react";
import type { LiveItem } from "~/domain/meeting/live-page";
import { fieldOf, type LiveBox, type LiveFields } from "~/domain/meeting/live-write";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

export type Box = {
  fields: LiveFields;
  value: (name: string) => string;
  /** Changes what is in it, and keeps that. */
  put: (changed: LiveFields) => void;
  /** It was recorded. */
  clear: () => void;
};

export function useBox(notes: LiveNotes, item: LiveItem, { box, of, empty }: { box: LiveBox; of: string; empty: LiveFields }): Box {
  const [fields, setFields] = useState(() => ({ ...empty, ...notes.typedIn(item, box, of) }));
  return {
    fields, value: (name) => fieldOf(fields, name),
    put: (changed) => {
      const now = { ...fields, ...changed };
      setFields(now);
      notes.type(item.key, box, of, now);
    },
    clear: () => { setFields(empty); },
  };
}
