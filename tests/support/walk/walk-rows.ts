/**
 * The table of the walk: for every route, and every button on it, what it takes and a request that gets as far as being asked for it.
 * A new route or button needs a line here, or tests/routes/permissions-walk.test.ts fails. A line says
 * - `route`: the file in app/routes without its ending, `method`: GET for its loader, POST for its action, `intent`: the button;
 * - `takes`: a verb of the matrix, or several of which one is enough; "signed in" for everybody who is; "anybody" where nobody need be;
 *   `also`: a verb that it takes besides;
 * - `side`: where only that side may know that the thing is there; `anywhere`: where a lead may do it whatever they lead;
 *   `own`: where what one person does leaves everybody else’s request as good as before, so that all are made of one database;
 * - `ask`: parameters, search and form of a request, out of the world of the walk. The form has to be complete enough that only
 *   permission can refuse it: what is asked after that (a date that is none, a text that is empty) may answer 422.
 */
import type { Side } from "~/domain/actor";
import { columnValue, type ColumnKey } from "~/domain/columns";
import { MEETING_KINDS } from "~/domain/meeting/meeting";
import type { Verb } from "~/domain/permission-matrix";
import { targetFields } from "~/domain/register/cell-form";
import type { Target } from "~/domain/register/edit-target";
import type { World } from "./walk-database";
import { delegationOf, noteOf, viewOf, type Walker } from "./walkers";

type Form = Record<string, string>;
export type Asked = { params?: Record<string, string>; search?: string; form?: Form | FormData };
export type WalkRow = {
  route: string;
  method: "GET" | "POST";
  intent?: string;
  takes: Verb | readonly Verb[] | "signed in" | "anybody";
  also?: Verb;
  side?: Side;
  anywhere?: true;
  own?: true;
  ask?: (world: World, walker: Walker) => Asked;
};

type More = Omit<WalkRow, "route" | "method" | "takes">;

function page(route: string, takes: WalkRow["takes"], ask?: WalkRow["ask"], more: More = {}): WalkRow {
  return { route, method: "GET", takes, ...(ask === undefined ? {} : { ask }), ...more };
}

function send(route: string, intent: string | null, takes: WalkRow["takes"], ask?: WalkRow["ask"], more: More = {}): WalkRow {
  return { route, method: "POST", takes, ...(intent === null ? {} : { intent }), ...(ask === undefined ? {} : { ask }), ...more };
}

const finding = (form?: Form) => ({ finding: { reference } }: World): Asked => ({ params: { reference }, ...(form === undefined ? {} : { form }) });
const entry = (state: keyof World["entry"], form?: Form) => ({ entry: entries }: World): Asked => {
  const { id, version } = entries[state];
  return { params: { id }, ...(form === undefined ? {} : { form: { seen: String(version), ...form } }) };
};
const person = (id: string, form?: Form) => (): Asked => ({ params: { id }, ...(form === undefined ? {} : { form }) });
const importOf = (side: Side, form?: Form) => ({ imports, brought }: World, walker: Walker): Asked => ({ params: { id: (walker.side === side ? brought[walker.id] : undefined) ?? imports[side] }, ...(form === undefined ? {} : { form }) });
const appliedOf = (side: Side, form?: Form) => ({ applied }: World): Asked => ({ params: { id: applied[side] }, ...(form === undefined ? {} : { form }) });
const cycleOn = (board: "open" | "frozen", form?: Form) => ({ boards }: World): Asked => ({ params: { boardOn: boards[board], number: "1" }, ...(form === undefined ? {} : { form }) });
const openCycle = (form?: Form) => cycleOn("open", form);
const frozenCycle = (form?: Form) => cycleOn("frozen", form);
const correction = (state: "draft" | "approved", form: Form) => ({ corrections }: World): Asked => {
  const { id, entryId, version } = corrections[state];
  return { params: { id: entryId }, form: { correction: id, seen: String(version), ...form } };
};
const response = (state: keyof World["response"], form: Form) => ({ response: responses }: World): Asked => {
  const { id, entryId } = responses[state];
  return { params: { id: entryId }, form: { response: id, ...form } };
};

function cell(target: (world: World) => Target, value: string, base: (world: World) => string): WalkRow["ask"] {
  return (world) => ({ form: targetFields(target(world), { value, ...(value === "blue" ? { ragReason: "Seen in the audit of May 2022." } : {}) }, base(world)) });
}

const valueOf = (column: ColumnKey) => (world: World) => columnValue(world.finding, column) ?? "";
const column = (key: "update" | "rag" | "deadline" | "assurance" | "hmicfrsStatus" | "questionArea", value: string) =>
  cell((world) => ({ kind: "column", reference: world.finding.reference, column: key }), value, valueOf(key));

const editField = (key: ColumnKey, form?: (world: World) => Form): WalkRow["ask"] => (world) => ({
  params: { reference: world.finding.reference, column: key }, ...(form === undefined ? {} : { form: form(world) }),
});
const oneField = (key: ColumnKey, value: string, more: Form = {}) => editField(key, (world) => ({ value, "base-value": valueOf(key)(world), ...more }));
const updateFields = (world: World): Form => {
  const base = { update: valueOf("update")(world), updateAsAt: valueOf("updateAsAt")(world), rag: valueOf("rag")(world), ragReason: valueOf("ragReason")(world) };
  const before = Object.fromEntries(Object.entries(base).map(([key, value]) => [`base-${key}`, value]));
  return { ...base, ...before, update: "The walk has been here." };
};

const upload = (): Asked => {
  const form = new FormData();
  form.set("file", new File(["Reference,Deadline\nF-0101,30 June 2031\n"], "tracker.csv"));
  return { form };
};

const NEW_FINDING = { kind: "afi", newInspection: "PEEL 2031", published: "", number: "AFI 1", text: "The force should walk.", inspection: "", limbs: "", parent: "", questionArea: "", deadline: "" };
const POST = { code: "X", title: "Walker", fromOn: "", toOn: "", postId: "" };
const NAMED = { fromOn: "", toOn: "", how: "by e-mail of 3 May 2022" };
/** Not by this way: it takes a page of its own. */
const NOBODY: readonly Verb[] = [];
const OWN = { own: true } as const;
const OFFICE = "keep people of the office";
const FORCE = "keep people of the force";
const PLAN = "plan meetings";
const NEW_MEETING: Form = { seen: "1", series: "pcc-and-chief-constable", kind: "assurance", date: "30 June 2031", time: "", endTime: "" };
/** One to come. */
const meetingOf = (form?: Form) => ({ plannedMeeting }: World): Asked => ({ params: { id: plannedMeeting, item: "aob" }, ...(form === undefined ? {} : { form: { seen: "1", ...form } }) });
/** A version of notes; `more` of the form beside what was seen. */
const notesOf = (which: "quiet" | "draft" | "agreed" | "published", more?: (notes: World["notes"]["draft"], walker: Walker) => Form) => ({ notes }: World, walker: Walker): Asked => {
  const { id, seen } = notes[which];
  return { params: { id, number: "1" }, ...(more === undefined ? {} : { form: { seen: String(seen), how: "by e-mail of 3 May 2022", for: "Catherine Wells", ...more(notes.draft, walker) } }) };
};
const ownSide = <T,>({ opcc, force }: Record<Side, T>, { side }: Walker): T => (side === "force" ? force : opcc);
const COMMENT: Form = { about: "head/venue", base: "A path", comment: "", text: "It was another.", proposed: "Another path" };
/** Said under other business of one that has been. */
const live = (form: Form) => ({ meeting }: World): Asked => ({ params: { id: meeting }, form: { id: "write-of-a-walker", form: "form-of-a-walker", item: "aob", on: "aob", ...form } });
/** What the office sends to the page of answers is a spoken answer, whatever the button is called. */
const SPOKEN = "record a spoken answer";

export const WALK_ROWS: readonly WalkRow[] = [
  page("_index", "signed in"),
  page("$", "anybody"),
  send("$", null, "anybody", undefined, OWN),
  page("refused.$reason", "anybody", () => ({ params: { reason: "too-large" } })),
  send("refused.$reason", null, "anybody", () => ({ params: { reason: "too-large" } }), OWN),
  page("permissions", "signed in"),
  page("published", "read what is published"),
  page("published_.notes._index", "anybody"),
  page("published_.notes.$reference._index", "anybody", ({ notes: { published: { reference } } }) => ({ params: { reference } })),
  page("published_.notes.$reference.file", "anybody", ({ notes: { published: { reference } } }) => ({ params: { reference }, search: "?version=1&format=html" })),

  page("sign-in._index", "anybody"),
  send("sign-in._index", null, "anybody", () => ({ form: { personId: "nobody" } }), OWN),
  page("sign-in.callback", "anybody"),
  page("sign-in.with.$side", "anybody", () => ({ params: { side: "opcc" } })),
  page("first-administrator.$token", "anybody", () => ({ params: { token: "none" } })),
  send("first-administrator.$token", null, "anybody", () => ({ params: { token: "none" }, form: {} }), OWN),
  page("set-password.$token", "anybody", () => ({ params: { token: "none" } })),
  send("set-password.$token", null, "anybody", () => ({ params: { token: "none" }, form: { password: "" } }), OWN),
  page("side", "anybody"),
  send("side", null, "anybody", () => ({ form: { side: "opcc", backTo: "/" } }), OWN),
  send("sign-out", null, "anybody", undefined, OWN),

  page("account", "signed in"),
  send("account", "password", "signed in", () => ({ form: { current: "x", password: "short" } }), OWN),
  send("account", "end-sessions", "signed in", undefined, OWN),
  send("account", "digest", "signed in", () => ({ form: { wantsDigest: "yes" } }), OWN),
  send("account", "end-delegation", "name who acts for you", (_, walker) => ({ form: { delegationId: delegationOf(walker) } }), OWN),
  send("account", "delegate", "name who acts for you", () => ({ form: { ...NAMED, kind: "approves-for", toPersonId: "callum-reeve" } }), OWN),

  page("findings._index", "read the record"),
  page("findings.rows", "read the record"),
  page("findings.$reference._index", "read the record", finding()),
  page("inspections", "read the record"),
  page("meetings._index", "read the record"),
  page("meetings[.]ics", "read the record"),
  page("meetings.$id._index", "read the record", meetingOf()),
  page("meetings.$id.calendar[.]ics", "read the record", meetingOf()),
  page("meetings.$id.pack._index", "export a working copy", meetingOf()),
  page("meetings.$id.pack.$format", "export a working copy", (world) => ({ params: { id: world.meeting, format: "html" } })),
  page("meetings.new", PLAN),
  send("meetings.new", null, PLAN, () => ({ form: NEW_MEETING })),
  page("meetings.$id.edit", PLAN, meetingOf()),
  send("meetings.$id.edit", null, PLAN, meetingOf(NEW_MEETING)),
  page("meetings.$id.attendance", [PLAN, "take notes"], meetingOf()),
  send("meetings.$id.attendance", null, [PLAN, "take notes"], meetingOf({ name: "A Walker", capacity: "Walker", code: "W", presence: "present", personId: "" })),
  page("meetings.$id.items.new", PLAN, meetingOf()),
  send("meetings.$id.items.new", null, PLAN, meetingOf({ heading: "Walking" })),
  page("meetings.$id.items.$item", [PLAN, "take notes"], meetingOf()),
  send("meetings.$id.items.$item", "edit", PLAN, meetingOf({ heading: "Other business" })),
  send("meetings.$id.items.$item", "end", "take notes", meetingOf({ outcome: "nothing-arising" })),
  send("meetings.$id.items.$item", "closed-session", PLAN, ({ notes: { quiet: { id, item } } }) => ({ params: { id, item: item.id }, form: { seen: String(item.version), closedSession: "yes" } })),
  send("meetings.$id._index", "up", PLAN, meetingOf({ item: "aob" })),
  send("meetings.$id._index", "down", PLAN, meetingOf({ item: "outstanding" })),
  send("meetings.$id._index", "move", PLAN, meetingOf({ item: "aob", place: "1" })),
  send("meetings.$id._index", "take-off", PLAN, meetingOf({ item: "aob" })),
  send("meetings.$id._index", "issue-agenda", PLAN, meetingOf({})),
  send("meetings.$id._index", "hold", "take notes", ({ meeting }) => ({ params: { id: meeting }, form: {} })),
  send("meetings.$id._index", "close", "take notes", ({ meeting }) => ({ params: { id: meeting }, form: { rest: "not-reached" } })),
  page("meetings.$id.live._index", "read the record", meetingOf()),
  send("meetings.$id.live._index", null, "take notes", live({ kind: "add", add: "comment", text: "Walked." })),
  page("meetings.$id.live.now", "read the record", meetingOf()),
  send("meetings.$id.live.now", "take", "take notes", live({ kind: "take" })),
  send("meetings.$id.live.now", "text", "take notes", live({ kind: "text", box: "new", text: "Walk" })),
  send("meetings.$id.live.now", "entry", "take notes", live({ kind: "entry", what: "question", text: "Who walks?" })),
  send("meetings.$id.live.now", "action", "take notes", live({ kind: "action", text: "Walk.", owners: "CC" })),
  send("meetings.$id.live.now", "end", "take notes", live({ kind: "end", outcome: "nothing-arising" })),
  page("meetings.series", PLAN),
  send("meetings.series", "series", PLAN, () => ({ form: { seriesId: "", name: "Walks", standing: "" } })),
  send("meetings.series", "kinds", PLAN, () => ({ form: { kinds: "assurance\nwalk", seen: MEETING_KINDS.join("\n") } })),
  page("actions._index", "read the record"),
  page("actions.file", "anybody"),
  send("actions.file", null, "export", () => ({ form: { state: "all" } }), OWN),
  page("actions.$reference._index", "read the record", ({ action }) => ({ params: { reference: action } })),
  send("actions.$reference._index", "update", "report on an action", ({ action }) => ({ params: { reference: action }, form: { kind: "update", text: "Under way." } })),
  send("actions.$reference._index", "completed", "keep actions", ({ action }) => ({ params: { reference: action }, form: { kind: "completed", text: "Done." } })),
  page("actions.new", "keep actions"),
  send("actions.new", null, "keep actions", () => ({ form: { text: "Walk.", kind: "action" } })),
  page("actions.$reference.edit", "keep actions", ({ action }) => ({ params: { reference: action } })),
  send("actions.$reference.edit", null, "keep actions", ({ action }) => ({ params: { reference: action }, form: { seen: "1", text: "Walk.", kind: "action" } })),
  send("entries.$id", "promote", "keep actions", entry("answered", {})),
  page("views", "keep views"),
  send("views", "save", "keep views", () => ({ form: { name: "Red ones", search: "rag=red" } }), OWN),
  send("views", "rename", "keep views", (_, walker) => ({ form: { id: viewOf(walker), name: "Others" } }), OWN),
  send("views", "delete", "keep views", (_, walker) => ({ form: { id: viewOf(walker) } }), OWN),
  send("typed", "keep", "read the record", ({ entry: { issued } }) => ({ form: { place: `answer/${issued.id}`, fields: "{}" } }), OWN),
  send("typed", "forget", "signed in", ({ entry: { issued } }) => ({ form: { place: `answer/${issued.id}`, backTo: "/" } }), OWN),

  page("privacy", "anybody"),
  page("history", "read the history"),
  page("history[.]csv", "read the history"),
  page("history[.]csv", "export a working copy", () => ({ search: "?drafts=own" }), { intent: "with drafts" }),
  page("findings.new", "add a finding"),
  send("findings.new", null, "add a finding", () => ({ form: NEW_FINDING })),
  page("findings.paste", "add a finding"),
  send("findings.paste", "add", "add a finding", () => ({ form: { newInspection: "PEEL 2031", pasted: "AFI 1: The force should walk." } })),
  page("findings.$reference.correct-text", "correct a finding’s text", finding()),
  send("findings.$reference.correct-text", null, "correct a finding’s text", (world) => finding({ base: world.finding.text, text: "Other words.", reason: "A slip." })(world)),
  page("findings.$reference.limbs", "describe a finding", finding()),
  send("findings.$reference.limbs", null, "describe a finding", (world) => finding({ base: world.finding.limbs.join("\n"), limbs: "One\nTwo" })(world)),
  page("findings.$reference.links", "link findings", finding()),
  send("findings.$reference.links", "add", "link findings", (world) => finding({ tie: "repeats from", other: world.other.reference })(world)),
  send("findings.$reference.links", "remove", "link findings", (world) => finding({ tie: "repeats from", other: world.other.reference })(world)),
  page("findings.$reference.addressed-elsewhere", "ask", finding()),
  send("findings.$reference.addressed-elsewhere", null, "ask", (world) => finding({ "base-where": world.finding.addressedElsewhere ?? "", "base-link": world.finding.addressedElsewhereLink ?? "", where: "At the Board" })(world)),
  page("findings.$reference.notes", "keep private notes", finding()),
  send("findings.$reference.notes", "remove", "keep private notes", ({ finding: { reference } }, walker) => ({ params: { reference }, form: { noteId: noteOf(walker) } }), OWN),
  send("findings.$reference.notes", "add", "keep private notes", finding({ text: "A note." }), OWN),

  page("findings.$reference.edit.$column", "keep a finding up to date", editField("update")),
  send("findings.$reference.edit.$column", "update", "keep a finding up to date", editField("update", updateFields)),
  page("findings.$reference.edit.$column", "keep a finding up to date", editField("targetDate"), { intent: "target date" }),
  send("findings.$reference.edit.$column", "target date", "keep a finding up to date", oneField("targetDate", "30 June 2031")),
  send("findings.$reference.edit.$column", "submit", "submit an update", oneField("targetDate", "30 June 2031", { do: "submit" })),
  send("findings.$reference.edit.$column", "strategic lead", "keep a finding up to date", oneField("strategicLead", "ACC Okafor")),
  page("findings.$reference.edit.$column", "describe a finding", editField("deadline"), { intent: "deadline" }),
  send("findings.$reference.edit.$column", "deadline", "describe a finding", oneField("deadline", "30 June 2031")),
  page("findings.$reference.edit.$column", "record the HMICFRS status", editField("hmicfrsStatus"), { intent: "HMICFRS status" }),
  send("findings.$reference.edit.$column", "HMICFRS status", "record the HMICFRS status", oneField("hmicfrsStatus", "Superseded", { source: "Register of May 2022" })),
  page("findings.$reference.edit.assurance", "decide assurance", finding()),
  send("findings.$reference.edit.assurance", null, "decide assurance", ({ finding: { reference, assurance, assuranceStatement } }) => ({
    params: { reference }, form: { assurance: "partially-assured", statement: "Shown in May.", how: "by e-mail of 3 May 2022", "base-assurance": assurance, "base-statement": assuranceStatement ?? "" },
  })),
  send("findings.cell", "update", "keep a finding up to date", column("update", "The walk has been here.")),
  send("findings.cell", "RAG", "keep a finding up to date", column("rag", "blue")),
  send("findings.cell", "question area", "describe a finding", column("questionArea", "Walking")),
  send("findings.cell", "deadline", "describe a finding", column("deadline", "30 June 2031")),
  send("findings.cell", "HMICFRS status", "record the HMICFRS status", column("hmicfrsStatus", "superseded")),
  send("findings.cell", "assurance", NOBODY, column("assurance", "assured")),
  send("findings.cell", "entry", "edit an entry", cell(({ entry: { draft } }) => ({ kind: "entry", reference: draft.reference, entryId: draft.id }), "Is it?", ({ entry: { draft } }) => draft.text)),
  send("findings.cell", "part", "answer", cell(({ entry: { issued }, response: { draft } }) => ({ kind: "part", reference: issued.reference, responseId: draft.id, position: 0 }), "It is.", ({ response: { draft } }) => draft.text)),

  page("drafts", "read the force’s drafts"),
  send("drafts", "submit", "submit an update", ({ drafted }) => ({ form: { do: "submit", chosen: drafted.seen } })),
  send("drafts", "discard", "keep a finding up to date", ({ drafted }) => ({ form: { do: "discard", chosen: drafted.seen } })),
  send("drafts", "sign off", "sign off a move to Green or Blue", ({ waiting }) => ({ form: { do: "sign off", ...waiting } })),
  send("drafts", "send back", "sign off a move to Green or Blue", ({ waiting }) => ({ form: { do: "send back", note: "Name the evidence.", ...waiting } })),

  page("assure", "close an entry"),
  send("assure", "close", "close an entry", ({ entry: { answered } }) => ({ form: { entry: answered.id, finding: answered.reference, closure: "revisit", revisitOn: "30 June 2031" } })),
  send("assure", "assurance", "decide assurance", ({ finding: { reference, assurance, assuranceStatement }, entry: { answered } }) => ({
    form: { entry: answered.id, finding: reference, assurance: "partially-assured", statement: "Shown in May.", how: "by e-mail of 3 May 2022", "base-assurance": assurance, "base-statement": assuranceStatement ?? "" },
  }), { also: "close an entry" }),
  page("issue._index", "issue an entry"),
  page("issue.preview", "issue an entry", ({ entry: { draft } }) => ({ search: `?entry=${draft.id}` })),
  send("issue.preview", "issue", "issue an entry", ({ entry: { approved } }) => ({ search: `?dueOn=30+June+2022&entry=${approved.id}`, form: { pick: `${approved.id}:${String(approved.version)}:approved` } })),
  send("issue.preview", "approve", "approve an entry", ({ entry: { draft } }) => ({ form: { pick: `${draft.id}:${String(draft.version)}:draft`, how: "by e-mail of 3 May 2022" } })),
  page("issue.pack", "read the record"),
  page("issue.pack[.]xlsx", "export"),
  page("findings.$reference.ask", "ask", finding()),
  send("findings.$reference.ask", null, "ask", finding({ kind: "question", text: "Is it on pace?", askedBy: "PCC" })),
  page("question-bank", "read the question bank"),
  send("question-bank", "add", "edit the question bank", () => ({ form: { topic: "Pace", text: "Is it on pace?" } })),
  send("question-bank", "retire", "edit the question bank", ({ bankQuestion }) => ({ form: { question: bankQuestion } })),
  page("entries.$id", "read the record", entry("issued")),
  page("entries.$id", "read the record", entry("draft"), { intent: "draft", side: "opcc" }),
  send("entries.$id", "approve", "approve an entry", entry("draft", { how: "by e-mail of 3 May 2022" })),
  send("entries.$id", "return-to-draft", "edit an entry", entry("approved", {})),
  send("entries.$id", "issue", "issue an entry", entry("approved", { dueOn: "30 June 2022" })),
  send("entries.$id", "discard", "edit an entry", entry("draft", {})),
  send("entries.$id", "approve-correction", "approve an entry", correction("draft", { how: "by e-mail of 3 May 2022" })),
  send("entries.$id", "return-correction", "edit an entry", correction("approved", {})),
  send("entries.$id", "issue-correction", "issue an entry", correction("approved", {})),
  send("entries.$id", "discard-correction", "edit an entry", correction("draft", {})),
  page("entries.$id_.edit", "edit an entry", entry("draft")),
  send("entries.$id_.edit", null, "edit an entry", (world) => entry("draft", { text: "Is it?", "base-text": world.entry.draft.text })(world)),
  page("entries.$id_.correct", "edit an entry", entry("answered")),
  send("entries.$id_.correct", null, "edit an entry", (world) => entry("answered", { text: "Is it?", reason: "A slip.", seen: "", seenEntry: String(world.entry.answered.version) })(world)),
  page("entries.$id_.close", "close an entry", entry("answered")),
  send("entries.$id_.close", null, "close an entry", entry("answered", { closure: "assured", finding: "", note: "", revisitOn: "" })),
  page("answer", "submit a response", undefined, { anywhere: true }),
  page("findings.$reference.answer", "submit a response", finding()),
  page("entries.$id_.answer", ["answer", "clear a response", SPOKEN], entry("issued")),
  send("entries.$id_.answer", null, ["answer", SPOKEN], entry("issued", { by: "CC", text: "It is." })),
  send("entries.$id_.answer", "add-part", ["answer", SPOKEN], entry("issued", { by: "CC", text: "It is." })),
  send("entries.$id_.answer", "ask", ["answer", SPOKEN], entry("issued", { by: "CC", text: "It is." })),
  send("entries.$id_.answer", "clear", ["clear a response", SPOKEN], response("draft", {})),
  send("entries.$id_.answer", "clear-and-submit", ["clear a response", SPOKEN], response("draft", {})),
  send("entries.$id_.answer", "send-back", ["clear a response", SPOKEN], response("draft", { note: "Say since when." })),
  send("entries.$id_.answer", "submit", ["submit a response", SPOKEN], response("cleared", {})),
  send("entries.$id_.answer", "discard", ["answer", SPOKEN], response("draft", {})),

  page("fill._index", "export"),
  send("fill._index", null, "export", upload, OWN),
  page("fill.$id", "export", ({ filled }, walker) => ({ params: { id: filled[walker.id] ?? "" } })),
  page("fill.$id_.file", "export", ({ filled }, walker) => ({ params: { id: filled[walker.id] ?? "" } })),

  page("work.$id._index", "signed in", () => ({ params: { id: "none" } })),
  page("work.$id_.file", "signed in", () => ({ params: { id: "none" } })),
  page("meetings.$id.notes._index", "read the record", notesOf("quiet")),
  page("meetings.$id.notes.file", "read the record", ({ notes: { quiet } }) => ({ params: { id: quiet.id }, search: "?format=html&audience=public" })),
  page("meetings.$id.notes_.versions._index", "read the record", notesOf("draft")),
  send("meetings.$id.notes_.versions._index", "circulate", "circulate notes", ({ notes: { held } }) => ({ params: { id: held }, form: {} })),
  send("meetings.$id.notes_.versions._index", "correct", "circulate notes", notesOf("published", () => ({ reason: "The path was another." }))),
  page("meetings.$id.notes_.versions.$number._index", "read the record", notesOf("draft")),
  page("meetings.$id.notes_.versions.$number._index", "read the record", notesOf("published"), { intent: "published" }),
  page("meetings.$id.notes_.versions.$number.file", "read the record", ({ notes: { draft } }) => ({ params: { id: draft.id, number: "1" }, search: "?format=html&audience=full" })),
  send("meetings.$id.notes_.versions.$number._index", "agree", "agree notes", notesOf("quiet", () => ({}))),
  send("meetings.$id.notes_.versions.$number._index", "take-back", "agree notes", notesOf("agreed", () => ({}))),
  send("meetings.$id.notes_.versions.$number._index", "abandon", "circulate notes", ({ notes: { corrected: { id, seen } } }) => ({ params: { id, number: "2" }, form: { seen: String(seen), reason: "It was the right path." } })),
  send("meetings.$id.notes_.versions.$number._index", "publish", "publish notes", notesOf("agreed", () => ({}))),
  send("meetings.$id.notes_.versions.$number._index", "renew", "circulate notes", notesOf("draft", () => ({}))),
  send("meetings.$id.notes_.versions.$number._index", "accept", "circulate notes", notesOf("draft", ({ sent }) => ({ comment: sent.force }))),
  send("meetings.$id.notes_.versions.$number._index", "decline", "circulate notes", notesOf("draft", ({ sent }) => ({ comment: sent.force, note: "It was this one." }))),
  send("meetings.$id.notes_.versions.$number._index", "withdraw", "send comments on notes", notesOf("draft", ({ sent }, walker) => ({ comment: ownSide(sent, walker) }))),
  send("meetings.$id.notes_.versions.$number._index", "discard", "comment on notes", notesOf("draft", ({ drafts }, walker) => ({ comment: ownSide(drafts, walker) }))),
  send("meetings.$id.notes_.versions.$number._index", "send", "send comments on notes", notesOf("draft", () => ({}))),
  page("meetings.$id.notes_.versions.$number.comment", "comment on notes", ({ notes: { draft } }) => ({ params: { id: draft.id, number: "1" }, search: "?about=head%2Fvenue" })),
  send("meetings.$id.notes_.versions.$number.comment", null, "comment on notes", notesOf("draft", () => COMMENT)),
  send("meetings.$id.notes_.versions.$number.comment", "send", "send comments on notes", notesOf("draft", () => COMMENT)),
  send("meetings.$id.notes_.versions.$number.comment", "reword", "circulate notes", notesOf("draft", () => COMMENT)),

  page("import._index", "import", undefined, { anywhere: true }),
  send("import._index", null, "import", upload, { anywhere: true }),
  ...(["opcc", "force"] as const).flatMap((side): WalkRow[] => [
    page("import.$id", "import", importOf(side), { side, anywhere: true, intent: side }),
    send("import.$id", "revise", "import", importOf(side, { inspection: "" }), { side, anywhere: true }),
    send("import.$id", "choices", "import", importOf(side, { intent: "choices" }), { side, anywhere: true }),
    send("import.$id", "apply", "import", importOf(side, { intent: "apply" }), { side, anywhere: true }),
    send("import.$id", "discard", "import", importOf(side, { intent: "discard" }), { side, anywhere: true }),
    page("import.$id_.receipt._index", "import", appliedOf(side), { side, anywhere: true, intent: side }),
    page("import.$id_.receipt[.]csv", "import", appliedOf(side), { side, anywhere: true, intent: side }),
    page("import.$id_.receipt[.]xlsx", "import", appliedOf(side), { side, anywhere: true, intent: side }),
    page("import.$id_.undo", "import", appliedOf(side), { side, intent: side }),
    send("import.$id_.undo", "undo", "import", appliedOf(side, {}), { side }),
  ]),
  page("agreed-papers.$id", "read the record", ({ agreedPaper }) => ({ params: { id: agreedPaper } })),
  send("agreed-papers.$id", null, "keep a finding up to date", ({ agreedPaper }) => ({ params: { id: agreedPaper } }), { anywhere: true, own: true }),
  page("export._index", "export"),
  page("export.file", "anybody"),
  send("export.file", null, "export", () => ({ form: { view: "sib", format: "csv", scope: "all" } }), OWN),
  page("export.working-copy", "anybody"),
  send("export.working-copy", null, "export a working copy", () => ({ form: { view: "sib", scope: "all" } }), OWN),

  page("cycles._index", "read the record"),
  send("cycles._index", null, "run SIB cycles", () => ({ form: { boardOn: "30 June 2031", opensOn: "1 May 2031", updatesDueOn: "20 June 2031" } })),
  page("cycles.$boardOn._index", "read the record", openCycle()),
  send("cycles.$boardOn._index", "remind", "run SIB cycles", openCycle({ move: "remind", reason: "" }), OWN),
  send("cycles.$boardOn._index", "close", "run SIB cycles", openCycle({ move: "close", reason: "" })),
  send("cycles.$boardOn._index", "freeze", "run SIB cycles", openCycle({ move: "freeze", reason: "" })),
  send("cycles.$boardOn._index", "correct", "run SIB cycles", frozenCycle({ move: "correct", reason: "" })),
  page("cycles.$boardOn.dates", "run SIB cycles", openCycle()),
  send("cycles.$boardOn.dates", null, "run SIB cycles", openCycle({ boardOn: "31 May 2022", opensOn: "24 March 2022", updatesDueOn: "24 May 2022" })),
  page("cycles.$boardOn.copies._index", "run SIB cycles", openCycle()),
  page("cycles.$boardOn.copies.file", "anybody", openCycle()),
  send("cycles.$boardOn.copies.file", "whole", "run SIB cycles", openCycle({ of: "whole" }), OWN),
  send("cycles.$boardOn.copies.file", "every lead", "run SIB cycles", openCycle({ of: "every lead", onlyTheirs: "yes" }), OWN),
  page("cycles.$boardOn.snapshots.$number._index", "read the record", frozenCycle()),
  page("cycles.$boardOn.snapshots.$number.workbook", "read the record", frozenCycle()),
  page("movement", "read the record"),

  page("people._index", "see people"),
  send("people._index", "dismiss", OFFICE, () => ({ form: { waitingId: "waiting opcc" } })),
  send("people._index", "link", OFFICE, () => ({ form: { waitingId: "waiting opcc", personId: "callum-reeve" } })),
  send("people._index", "dismiss", FORCE, () => ({ form: { waitingId: "waiting force" } })),
  send("people._index", "link", FORCE, () => ({ form: { waitingId: "waiting force", personId: "kofi-osei" } })),
  page("people.new", [OFFICE, FORCE]),
  send("people.new", "of the office", OFFICE, () => ({ form: { name: "A Walker", side: "opcc", email: "" } })),
  send("people.new", "observer", OFFICE, () => ({ form: { name: "A Walker", side: "observer", email: "" } })),
  send("people.new", "of the force", FORCE, () => ({ form: { name: "A Walker", side: "force", email: "" } })),
  page("people.$id", "see people", person("callum-reeve")),
  ...([["callum-reeve", OFFICE], ["kofi-osei", FORCE], ["rosalind-achebe", OFFICE]] as const).flatMap(([id, takes]): WalkRow[] => [
    send("people.$id", "person", takes, person(id, { name: "A Walker", email: "" })),
    send("people.$id", "post", takes, person(id, POST)),
    send("people.$id", "roles", takes, person(id, {})),
    send("people.$id", "link", takes, person(id, {})),
    send("people.$id", "end-sessions", takes, person(id, {})),
    send("people.$id", "unlink", takes, person(id, {})),
    send("people.$id", "deactivate", takes, person(id, { colleagueId: "" })),
    send("people.$id", "reactivate", takes, person(id, {})),
  ]),
  send("people.$id", "end-delegation", OFFICE, ({ delegation }) => ({ params: { id: "helen-ferriday" }, form: { delegationId: delegation } })),
  send("people.$id", "delegate", OFFICE, person("helen-ferriday", { ...NAMED, kind: "approves-for", toPersonId: "callum-reeve" })),
  page("settings", "see people"),
  send("settings", null, "keep settings", () => ({ form: { officeName: "Office", forceName: "Force", headTitle: "PCC", forceHeadTitle: "CC", idleMinutes: "30", hours: "12" } })),
];
