/** The shape of the demonstration data: one fictional force and office, written out as plain content for prisma/seed.ts to insert. */

/** A day without a time, 'YYYY-MM-DD'. */
export type DemoDate = string;

export type DemoInspection = {
  key: string;
  title: string;
  kind: "peel" | "national" | "joint" | "rolling" | "revisit";
  publishedOn: DemoDate;
};

export type DemoStep = { text: string; owner?: string; due?: DemoDate; done?: DemoDate };

export type DemoRag = "red" | "amber" | "green" | "blue" | "white";

/** `cycle` is the board date of the SIB cycle it was written for; `author` is a person's name. `waiting`: its RAG waits for a chief officer. */
export type DemoUpdate = {
  text: string;
  asAt: DemoDate | null;
  rag: DemoRag | null;
  ragReason?: string;
  cycle: DemoDate | null;
  author: string;
  state: "draft" | "waiting" | "submitted";
  submittedOn?: DemoDate;
};

export type DemoConfidence = "yes" | "no" | "partly" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10";

export type DemoCommitment = {
  askedFor: DemoDate;
  outcome: "accepted" | "declined" | "conditional";
  condition?: string;
};

/** `by` is the post as written in the paper, such as "CC" or "DBS"; parts stand in the order they were given. */
export type DemoResponse = {
  mode: "written" | "spoken";
  parts: { by: string; text: string }[];
  state: "draft" | "cleared" | "submitted";
  submittedOn?: DemoDate;
  statedConfidence?: DemoConfidence;
  commitment?: DemoCommitment;
  /** Who asks for it to be cleared, who sent it back, who cleared it: how far one has come that is not submitted. */
  asked?: string;
  sentBack?: { by: string; note: string };
  clearedBy?: { by: string; post: string; for?: string };
};

export type DemoClosure = {
  as: "assured" | "follow-up-asked" | "revisit" | "withdrawn";
  note?: string;
  revisitOn?: DemoDate;
  closedOn: DemoDate;
};

/**
 * `numbers` has one key per finding asked about; the number is null for a draft, an approved question and a comment.
 * `closure` closes the entry for every finding it covers; `closedFor` closes it for some findings while it stays answered.
 * `followsUp` names the entry whose last submitted response this one takes up.
 */
export type DemoEntry = {
  key: string;
  kind: "question" | "comment" | "concern";
  numbers: Record<string, number | null>;
  askedBy: string;
  text: string;
  state: "draft" | "approved" | "issued" | "answered" | "closed";
  closure?: DemoClosure;
  closedFor?: Record<string, DemoClosure>;
  followsUp?: string;
  meeting: string | null;
  issuedOn?: DemoDate;
  /** How the PCC gave it, where somebody recorded it for the PCC. */
  approvedHow?: string;
  due?: DemoDate;
  responses: DemoResponse[];
};

/** `number` is the label as printed in the report ("AFI 7"); leads are the text as written in the tracker. */
export type DemoFinding = {
  key: string;
  inspection: string;
  number: string | null;
  kind: "afi" | "recommendation" | "cause-of-concern" | "accelerated-cause-of-concern" | "other";
  text: string;
  limbs?: string[];
  questionArea?: string;
  parent?: string;
  strategicLead?: string;
  tacticalLead?: string;
  deadline?: DemoDate;
  targetDate?: DemoDate;
  hmicfrsStatus: "awaiting-review" | "being-progressed" | "complete" | "partially-met" | "superseded";
  assurance: "not-yet-reviewed" | "further-assurance-sought" | "partially-assured" | "assured";
  assuranceStatement?: string;
  steps?: DemoStep[];
  updates?: DemoUpdate[];
  repeats?: string[];
  supersedes?: string[];
  addressedElsewhere?: string;
};

/** Something said at a meeting that belongs to no finding. */
export type DemoMeetingEntry = { by: string; text: string; response?: DemoResponse };

export type DemoMeeting = {
  key: string;
  title: string;
  /** Of a series of its own: its name. */
  series?: string;
  chair?: string;
  noteTaker?: string;
  date: DemoDate;
  time: string;
  endTime?: string;
  venue?: string;
  /** Names of people, in the order of the notes. */
  present?: string[];
  apologies?: string[];
  /** Headings the office has put on its agenda, each with how it ended where it has. */
  items?: { heading: string; text?: string; outcome?: "discussed" | "not-reached"; closedSession?: true }[];
  closed?: true;
  openingComment?: DemoMeetingEntry;
  aob?: DemoMeetingEntry[];
};

/** On the part of the notes that has the words of `about`; sent on the day it was written, unless it is a draft. */
export type DemoNotesComment = { by: string; on: DemoDate; about: string; text: string; proposed?: string; isDraft?: true; decided?: { as: "accepted" | "declined"; on: DemoDate; note?: string } };

/** How far the notes of a meeting have come. */
export type DemoNotes = { meeting: string; circulatedOn: DemoDate; comments: DemoNotesComment[]; agreed?: { by: string; on: DemoDate }[]; published?: { by: string; on: DemoDate } };

/** `meeting` is where it was said, or before which it was written. */
export type DemoActionEvent = { on: DemoDate; kind: "update" | "completed"; text: string; by: string; mode: "written" | "spoken"; meeting?: string };

export type DemoAction = {
  text: string;
  owners: string[];
  due: DemoDate | null;
  meeting: string | null;
  finding: string | null;
  entry: string | null;
  events?: DemoActionEvent[];
};

/** One row per post held: a person who moved has two. `writtenAs` lists how trackers and papers name them in that post. */
export type DemoPerson = {
  name: string;
  post: string;
  title: string;
  side: "opcc" | "force";
  from: DemoDate;
  to?: DemoDate;
  writtenAs: string[];
};

export type DemoCycle = { boardOn: DemoDate };

export type Demonstration = {
  force: string;
  office: string;
  today: DemoDate;
  inspections: DemoInspection[];
  people: DemoPerson[];
  cycles: DemoCycle[];
  findings: DemoFinding[];
  entries: DemoEntry[];
  meetings: DemoMeeting[];
  notes: DemoNotes[];
  actions: DemoAction[];
};
