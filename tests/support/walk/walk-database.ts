/** The demonstration with the walkers in it, and what of it they ask for. Made once per run of a test file and then copied. */
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { applyImport } from "~/commands/apply-import.server";
import { takeUpload } from "~/commands/plan-import.server";
import { addBankQuestion } from "~/commands/add-bank-question.server";
import { addAction } from "~/commands/actions/keep-action.server";
import { planMeeting } from "~/commands/meetings/plan-meeting.server";
import { saveSeries } from "~/commands/meetings/save-series.server";
import { correctEntry } from "~/commands/correct-entry.server";
import { moveCorrection } from "~/commands/move-correction.server";
import { keepFilled } from "~/db/filled-files.server";
import { loadFinding } from "~/db/record.server";
import { openDatabase, type Db } from "~/db/open-database.server";
import { write } from "~/db/write.server";
import { SIDES, type Side } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import { signOffWord } from "~/domain/draft-choice";
import { seenOf } from "~/domain/draft-rules";
import type { EntryState } from "~/domain/entry";
import { blankFill } from "~/domain/fill/fill-plan";
import type { FindingRecord } from "~/domain/record";
import type { ResponseState } from "~/domain/response";
import { can } from "~/domain/permissions";
import { hashPassword } from "~/identity/password-hash.server";
import { ctxOf } from "../demonstration-actor";
import { demonstrationDatabase } from "../demonstration-database";
import { freshFolder, type FreshDatabase } from "../fresh-database";
import { valueOf } from "../marchshire";
import { typedAction, typedMeeting } from "../small-meetings";
import { notesWorld, type NotesWorld } from "./notes-world";
import { sessionCookie } from "../session-cookie";
import { earlyOn23May, testCtx } from "../test-ctx";
import { actorOfWalker, delegationOf, emailOf, LED_BY_WALKERS, noteOf, viewOf, WALKERS } from "./walkers";

export type SampleEntry = { id: string; version: number; text: string; reference: string };
export type SampleResponse = { id: string; entryId: string; text: string };

export type Drafted = { reference: string; seen: string };

export type World = {
  /** One that has an update, and no draft of anybody’s. */
  finding: FindingRecord;
  other: FindingRecord;
  /** One with drafts of the force, and one whose move to Green or Blue waits; `seen` in the words of the form. */
  drafted: Drafted;
  waiting: Drafted;
  entry: Record<EntryState, SampleEntry>;
  response: Record<ResponseState, SampleResponse>;
  corrections: Record<"draft" | "approved", { id: string; entryId: string; version: number }>;
  /** By which the PCC named somebody. */
  delegation: string;
  /** One that has been, and one to come whose agenda nobody has touched. */
  meeting: string;
  plannedMeeting: string;
  /** Meetings with notes of their own: none yet, in circulation with comments, agreed, published. */
  notes: NotesWorld;
  /** The reference of an open action that a post of the leading walkers owns. */
  action: string;
  /** Uploaded and not applied yet, by side. */
  imports: Record<Side, string>;
  /** By the ids of the walkers who may import for findings of their own: what they brought. */
  brought: Record<string, string>;
  /** Applied, by side: of a finding of the walkers. */
  applied: Record<Side, string>;
  agreedPaper: string;
  /** Of the SIB cycles, by the day of the board. */
  boards: Record<"open" | "frozen", CalendarDate>;
  bankQuestion: string;
  /** A workbook that each walker has filled in, by the walker. */
  filled: Record<string, string>;
  /** The value of the Cookie header of each walker. */
  cookies: Record<string, string>;
};

/** Held by the walkers who lead. */
const WALKING_POST = "LW";

async function addWalkers(db: Db): Promise<void> {
  const passwordHash = await hashPassword("a password of every walker");
  const [strategicLeadPersonId = "", tacticalLeadPersonId = ""] = LED_BY_WALKERS.ledBy;
  await write(db, async (tx) => {
    for (const walker of WALKERS) {
      const { id, side, roles, namedBy } = walker;
      await tx.person.create({ data: { id, name: id, email: emailOf(walker), side, passwordHash, createdAt: earlyOn23May } });
      for (const role of roles) await tx.roleGrant.create({ data: { id: `${id}/${role}`, personId: id, role, grantedAt: earlyOn23May, grantedBy: "Operator" } });
      if (walker.leads === true) await tx.post.create({ data: { id: `${id}/post`, personId: id, code: WALKING_POST, title: "Leading walker", temporary: false } });
      if (namedBy === undefined) continue;
      await tx.delegation.create({ data: { id: `${id}/named`, kind: namedBy.kind, fromPersonId: namedBy.personId, toPersonId: id, fromOn: "2022-05-01", createdAt: earlyOn23May, createdBy: "Operator" } });
    }
    await tx.finding.updateMany({ data: { strategicLead: "A walker", strategicLeadPersonId, tacticalLead: "A walker", tacticalLeadPersonId } });
  });
}

async function findingAt(db: Db, index: number): Promise<FindingRecord> {
  const row = await db.read.finding.findFirst({ where: { updates: { some: {} }, drafts: { none: {} } }, orderBy: { sequence: "asc" }, skip: index, select: { reference: true } });
  const finding = row === null ? null : await loadFinding(db, row.reference);
  if (finding === null) throw new Error("The demonstration has no finding with an update and without drafts.");
  return finding;
}

async function draftedIn(db: Db, state: "draft" | "waiting"): Promise<Drafted> {
  const { finding: { reference } } = await db.read.fieldDraft.findFirstOrThrow({ where: { state, column: "rag" }, select: { finding: { select: { reference: true } } } });
  const finding = await loadFinding(db, reference);
  return { reference, seen: finding === null ? "" : signOffWord(reference, seenOf(finding)) };
}

async function entryIn(db: Db, state: EntryState, skip = 0): Promise<SampleEntry> {
  const row = await db.read.entry.findFirstOrThrow({
    skip,
    where: { state, place: "finding", kind: "question", ...(state === "issued" ? { responses: { none: {} } } : {}) },
    orderBy: { id: "asc" }, include: { findings: { include: { finding: { select: { reference: true } } } } },
  });
  return { id: row.id, version: row.version, text: row.text, reference: row.findings[0]?.finding.reference ?? "" };
}

async function responseIn(db: Db, state: ResponseState): Promise<SampleResponse> {
  const row = await db.read.response.findFirstOrThrow({
    where: { state, mode: "written", entry: { state: state === "submitted" ? "answered" : "issued" } }, orderBy: { id: "asc" }, include: { parts: { orderBy: { position: "asc" } } },
  });
  return { id: row.id, entryId: row.entryId, text: row.parts.map((part) => part.text).join("\n") };
}

async function uploadOf(db: Db, personId: string, reference: string, agreed: { on: string } | null = null): Promise<string> {
  const bytes = new TextEncoder().encode(`Reference,Deadline\n${reference},30 June 2031\n`);
  return valueOf(await takeUpload(await ctxOf(db, personId), { fileName: `${personId}.csv`, bytes, options: { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {}, agreed } }));
}

async function broughtByLeads(db: Db, reference: string): Promise<Record<string, string>> {
  const brought: Record<string, string> = {};
  for (const walker of WALKERS) {
    const actor = actorOfWalker(walker);
    if (can(actor, "import") && !can(actor, "import", [])) brought[walker.id] = await uploadOf(db, walker.id, reference);
  }
  return brought;
}

/** A file of one cell, taken in. */
async function appliedBy(db: Db, personId: string, { text, inspection }: FindingRecord, { heading, value }: { heading: string; value: string }): Promise<string> {
  const bytes = new TextEncoder().encode(`Finding,Inspection,${heading}\n"${text.replaceAll('"', '""')}","${inspection?.title ?? ""}",${value}\n`);
  const ctx = await ctxOf(db, personId);
  const id = valueOf(await takeUpload(ctx, { fileName: `${personId}.csv`, bytes, options: { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {} } }));
  valueOf(await applyImport(ctx, id));
  return id;
}

async function agreedPaperOf(db: Db, reference: string): Promise<string> {
  const id = await uploadOf(db, "priya-nair", reference, { on: "2022-05-20" });
  valueOf(await applyImport(await ctxOf(db, "priya-nair"), id));
  return id;
}

async function correctionOf(db: Db, { id, text, version }: SampleEntry): Promise<World["corrections"]["draft"]> {
  valueOf(await correctEntry(await ctxOf(db, "priya-nair"), { entryId: id, text: `${text} And since when?`, askedBy: "PCC", dueOn: "", reason: "Half of it was left out.", seen: null, seenEntry: version }));
  return db.read.entryCorrection.findFirstOrThrow({ where: { entryId: id }, select: { id: true, entryId: true, version: true } });
}

async function approvedCorrectionOf(db: Db, entry: SampleEntry): Promise<World["corrections"]["approved"]> {
  const { id, version } = await correctionOf(db, entry);
  valueOf(await moveCorrection(await ctxOf(db, "helen-ferriday"), { correctionId: id, seen: version, move: "approve" }));
  return db.read.entryCorrection.findFirstOrThrow({ where: { id }, select: { id: true, entryId: true, version: true } });
}

/** What each walker has of their own, and the accounts that wait to be linked. */
async function addBelongings(db: Db, findingId: string): Promise<void> {
  await write(db, async (tx) => {
    for (const walker of WALKERS) {
      const { id: personId, side, roles } = walker;
      if (side === "observer" || roles.length === 0) continue;
      await tx.namedView.create({ data: { id: viewOf(walker), personId, name: "Some", search: "", createdAt: earlyOn23May } });
      await tx.privateNote.create({ data: { id: noteOf(walker), findingId, side, personId, author: personId, post: "", text: "A note.", createdAt: earlyOn23May } });
      const [role] = roles;
      if (role !== "pcc" && role !== "chief-officer") continue;
      const [kind, toPersonId] = role === "pcc" ? ["approves-for", "callum-reeve"] : ["clears-for", "beth-hargreaves"];
      await tx.delegation.create({ data: { id: delegationOf(walker), kind, fromPersonId: personId, toPersonId, fromOn: "2022-05-01", createdAt: earlyOn23May, createdBy: personId } });
    }
    for (const side of SIDES) {
      await tx.waitingIdentity.create({ data: { id: `waiting ${side}`, issuer: "https://id.example", subject: side, side, firstAt: earlyOn23May, lastAt: earlyOn23May } });
    }
  });
}

/** Held, with nothing on its agenda that keeps it from being closed: of a series of its own. */
async function heldMeeting(db: Db): Promise<string> {
  const ctx = await ctxOf(db, "priya-nair");
  valueOf(await saveSeries(ctx, { seriesId: "", name: "Walks of the past", standing: "" }));
  const { id } = await db.read.meetingSeries.findUniqueOrThrow({ where: { name: "Walks of the past" }, select: { id: true } });
  return valueOf(await planMeeting(ctx, typedMeeting({ series: id, date: "3 May 2022", title: "A walk of the past" }))).id;
}

async function makeWorld(db: Db): Promise<World> {
  await addWalkers(db);
  const [finding, other, third] = [await findingAt(db, 0), await findingAt(db, 1), await findingAt(db, 2)];
  await addBelongings(db, finding.id);
  const entry = {
    draft: await entryIn(db, "draft"), approved: await entryIn(db, "approved"), issued: await entryIn(db, "issued"), answered: await entryIn(db, "answered"), closed: await entryIn(db, "closed"),
  };
  const cookies: World["cookies"] = {};
  for (const { id } of WALKERS) cookies[id] = await sessionCookie(db, id, earlyOn23May);
  return {
    finding, other, entry, cookies, filled: {},
    drafted: await draftedIn(db, "draft"), waiting: await draftedIn(db, "waiting"),
    response: { draft: await responseIn(db, "draft"), cleared: await responseIn(db, "cleared"), submitted: await responseIn(db, "submitted") },
    corrections: { draft: await correctionOf(db, entry.issued), approved: await approvedCorrectionOf(db, await entryIn(db, "answered", 1)) },
    delegation: (await db.read.delegation.findFirstOrThrow({ where: { fromPersonId: "helen-ferriday", toPersonId: "priya-nair" }, select: { id: true } })).id,
    meeting: await heldMeeting(db),
    plannedMeeting: valueOf(await planMeeting(await ctxOf(db, "priya-nair"), typedMeeting({ date: "29 May 2031", title: "A walk" }))).id,
    action: valueOf(await addAction(await ctxOf(db, "priya-nair"), { typed: typedAction({ owners: WALKING_POST }), place: { finding: "", entry: "", meeting: "", item: "" } })).reference,
    imports: { opcc: await uploadOf(db, "priya-nair", finding.reference), force: await uploadOf(db, "tom-ashdown", finding.reference) },
    brought: await broughtByLeads(db, finding.reference),
    applied: { opcc: await appliedBy(db, "priya-nair", third, { heading: "Deadline", value: "30 June 2032" }), force: await appliedBy(db, "tom-ashdown", third, { heading: "Target date", value: "30 June 2032" }) },
    agreedPaper: await agreedPaperOf(db, other.reference),
    boards: {
      open: (await db.read.sibCycle.findFirstOrThrow({ where: { state: "open" }, select: { boardOn: true } })).boardOn,
      frozen: (await db.read.sibCycle.findFirstOrThrow({ where: { state: "reported" }, orderBy: { boardOn: "desc" }, select: { boardOn: true } })).boardOn,
    },
    notes: await notesWorld(db),
    bankQuestion: valueOf(await addBankQuestion(await ctxOf(db, "priya-nair"), { topic: "Cost", text: "Who pays for it?" })).id,
  };
}

let made: Promise<{ file: string; world: World }> | undefined;

async function make(): Promise<{ file: string; world: World }> {
  const home = await demonstrationDatabase();
  const world = await makeWorld(home.db);
  const { folder } = await freshFolder();
  const file = path.join(folder, "walk.db");
  const client = createClient({ url: home.url });
  await client.execute({ sql: "VACUUM INTO ?", args: [file] });
  client.close();
  await home.remove();
  return { file, world };
}

export async function walkDatabase(): Promise<FreshDatabase & { world: World }> {
  made ??= make();
  const { file: template, world } = await made;
  const { folder, remove } = await freshFolder();
  const file = path.join(folder, "walk.db");
  await copyFile(template, file);
  const url = `file:${file}`;
  const db = await openDatabase(url);
  const filled = Object.fromEntries(WALKERS.map((walker) => [walker.id, keepFilled(testCtx(db, actorOfWalker(walker)), { fileName: "tracker.xlsx", bytes: Buffer.from("PK"), plan: blankFill("tracker.xlsx") })]));
  return {
    db, url, file, world: { ...world, filled },
    remove: async () => {
      await db.close();
      await remove();
    },
  };
}
