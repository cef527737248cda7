/** Sends copies of the tracker out for a SIB cycle, whole, for one lead, or one for each; and keeps what each sent. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles } from "~/db/cycles.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { keptRecord } from "~/db/kept-record.server";
import { peopleIn } from "~/db/people.server";
import { readSettings } from "~/db/settings.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { whyNoCopies } from "~/domain/cycle/copies";
import { copyLeads, leadsNamed, type CopyLead } from "~/domain/export/copy-leads";
import { copyWorkbook } from "~/domain/export/copy-workbook";
import { copiesFileName, copyFileName, differentNames } from "~/domain/export/file-name";
import { sentValues } from "~/domain/export/sent";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { percentBetween } from "~/domain/progress";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { writeZip } from "~/spreadsheet/write-zip.server";

/** `lead` is the key of a lead, or their name, post or both as somebody types it. */
export type CopiesWanted = { of: "whole" } | { of: "lead"; lead: string } | { of: "every lead" };

/** `onlyTheirs`: without the findings of others, which otherwise stand below, in grey. */
export type SendCopies = { boardOn: CalendarDate; wanted: CopiesWanted; onlyTheirs: boolean };

export type SentCopyFile = {
  fileName: string;
  /** Null for the whole tracker. */
  lead: string | null;
  exportNumber: number;
  /** Those that are the reader's. */
  findings: number;
  questions: number;
  sheets: { name: string; rows: number }[];
};

/** `zipped`: the file is a zip of the workbooks; otherwise it is the one workbook. */
export type SentCopies = { bytes: Buffer; fileName: string; zipped: boolean; copies: SentCopyFile[] };

function namesOf(leads: readonly CopyLead[]): string {
  return leads.map((lead) => lead.words).join("; ");
}

function chosenLeads(leads: readonly CopyLead[], wanted: CopiesWanted): Done<(CopyLead | null)[]> {
  if (wanted.of === "whole") return done([null]);
  if (leads.length === 0) return refuse("missing", "No finding still needs an update, so there is no lead to send a copy to.");
  if (wanted.of === "every lead") return done([...leads]);
  const found = leadsNamed(leads, wanted.lead);
  const [only] = found;
  if (found.length > 1) return refuse("invalid", `“${wanted.lead}” may be ${namesOf(found)}. Name one of them in full.`, { field: "lead" });
  return only === undefined ? refuse("missing", `No finding that still needs an update is led by “${wanted.lead}”. Leads are: ${namesOf(leads)}.`, { field: "lead" }) : done([only]);
}

export async function sendCopies(ctx: Ctx, { boardOn, wanted, onlyTheirs }: SendCopies): Promise<Done<SentCopies>> {
  const allowed = may(ctx.actor, "run SIB cycles");
  if (!allowed.ok) return allowed;
  const cycle = (await readCycles(ctx.db.read)).find((each) => each.boardOn === boardOn);
  if (cycle === undefined) return refuse("missing", "There is no SIB cycle for a board of that day. Plan it first.", { field: "cycle" });
  const frozen = whyNoCopies(cycle);
  if (frozen !== null) return refuse("refused", frozen);
  const settings = await readSettings(ctx.db.read);
  const record = await keptRecord(ctx.db, "official");
  const people = await peopleIn(ctx.db.read, ctx.today);
  const chosen = chosenLeads(copyLeads(record.findings, people, ctx.today), wanted);
  if (!chosen.ok) return chosen;
  const sender = people.find((person) => person.id === ctx.actor.personId);
  const returnTo = sender === undefined ? "the SIB secretariat" : [`${ctx.actor.post} ${sender.name}`, sender.email].filter((part) => part !== null).join(", ");
  const names = differentNames(chosen.value.map((lead) => copyFileName({ forceName: settings.forceName, boardOn, lead: lead?.words ?? null })));
  const copies: SentCopyFile[] = [];
  const files: { name: string; bytes: Buffer }[] = [];
  for (const [index, lead] of chosen.value.entries()) {
    ctx.say?.({ percent: percentBetween(2, 98, index, chosen.value.length), words: `Writing copy ${String(index + 1)} of ${String(chosen.value.length)}` });
    const { workbook, findings, questions } = copyWorkbook({ record, lead, cycle, onlyTheirs, returnTo, heading: { ...settings, madeAt: ctx.now, today: ctx.today } });
    const stamp = await takeStamp(ctx);
    const [, bytes] = await Promise.all([
      keepSent(ctx, stamp.exportNumber, sentValues(workbook), { cycleId: cycle.id, lead: lead?.words ?? null }),
      writeWorkbook(workbook, stamp),
    ]);
    const fileName = names[index] ?? "";
    files.push({ name: fileName, bytes });
    copies.push({ fileName, lead: lead?.words ?? null, exportNumber: stamp.exportNumber, findings, questions, sheets: workbook.sheets.map(({ name, rows }) => ({ name, rows: rows.length })) });
  }
  const [first] = files;
  if (wanted.of === "every lead") return done({ bytes: writeZip(files, ctx.now), fileName: copiesFileName({ forceName: settings.forceName, boardOn }), zipped: true, copies });
  return first === undefined ? refuse("missing", "There is nothing to send.") : done({ bytes: first.bytes, fileName: first.name, zipped: false, copies });
}
