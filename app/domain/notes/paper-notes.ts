/** What the notes of a past meeting say, before it is compared with the record. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { ItemKind, ItemOutcome } from "~/domain/meeting/agenda";
import type { Attendance, NextMeeting } from "~/domain/meeting/meeting";

/** `line` counts from 1 in the text as it came. */
export type PaperAction = { line: number; text: string; owners: string[]; due: string | null };

export type PaperItem = {
  line: number;
  /** As printed, without a closing full stop: '1.2'. Null where none stands beside it. */
  number: string | null;
  /** 1 below the last one of 0: sub-items are printed below theirs, whatever their number. */
  depth: 0 | 1;
  kind: ItemKind;
  heading: string;
  /** Everything said under it, paragraph by paragraph, its actions included; null where nothing was. */
  text: string | null;
  actions: PaperAction[];
  /** Said of it in place of anything else: “N/A”, “There were none”. */
  nothingArose: boolean;
  /** How composed notes say that it ended. */
  end?: { outcome: ItemOutcome; note: string | null } | null;
  /** Composed notes say that it was in closed session. */
  closed?: boolean;
  /** The finding it is about, by its key in the reading; it stands in a table of findings and not among the items. */
  finding?: string;
};

export type PaperAttendance = Omit<Attendance, "personId"> & { line: number };

/** What stands on a line of its own, beside the items. */
export type PaperFact = "title" | "date" | "kind" | "theme" | "chair" | "noteTaker" | "venue" | "next";

export type PaperNotes = {
  title: string;
  date: CalendarDate;
  time: string | null;
  endTime: string | null;
  /** Only notes that were composed here say them. */
  kind?: string | null;
  theme?: string | null;
  chair: string | null;
  noteTaker: string | null;
  venue: string | null;
  virtual: boolean;
  attendance: PaperAttendance[];
  items: PaperItem[];
  next: NextMeeting | null;
  /** On which line each is. */
  facts: Partial<Record<PaperFact, number>>;
  /** Lines that only head a table. */
  headings: number[];
  /** Sentences for whoever brings the file. */
  notices: string[];
  /** Lines that mean nothing here. */
  left: { line: number; text: string }[];
};
