/** The briefing pack of a meeting for the side of whoever asks, as a page and as files. */
import { actionDays } from "~/db/action-days.server";
import { agendaLines, readMatters } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { readSettings } from "~/db/settings.server";
import { writePaperDocx } from "~/documents/write-paper-docx.server";
import { writePaperHtml } from "~/documents/write-paper-html.server";
import type { Side } from "~/domain/actor";
import { readDate } from "~/domain/calendar-date";
import { packFileName } from "~/domain/export/file-name";
import { timesDeferred } from "~/domain/meeting/agenda";
import { briefingPack, type BriefingPack, type PackInput } from "~/domain/meeting/briefing-pack";
import { agendaDraftOf, findMeeting } from "~/domain/meeting/meeting";
import { packSheets } from "~/domain/meeting/pack-sheets";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { noSuchMeeting } from "~/queries/meeting-page.server";
import { readRecord } from "~/queries/record.server";
import { standingRecord } from "~/queries/standing-record.server";
import { writePackWorkbook } from "~/spreadsheet/write-pack-workbook.server";

export const PACK_FORMATS = ["docx", "xlsx", "html"] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

export type PackFile = { bytes: Buffer; fileName: string; title: string; drafts: string | null };

/** `named`: an id, a reference or a day. The operator sees the drafts of neither side. */
async function packInput(ctx: Ctx, named: string): Promise<Done<PackInput>> {
  const allowed = may(ctx.actor, "export a working copy");
  if (!allowed.ok) return allowed;
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const meetings = await readMeetings(ctx.db.read);
  const meeting = meetings.find(({ id }) => id === named) ?? findMeeting(meetings, named, readDate);
  if (meeting === null) return noSuchMeeting;
  const side: Side | null = ctx.actor.side === "opcc" || ctx.actor.side === "force" ? ctx.actor.side : null;
  const { forceName, officeName, headTitle, forceHeadTitle, marking } = await readSettings(ctx.db.read);
  const onAgenda = await agendaLines(ctx.db.read, meeting, { drafts: side === "opcc" });
  const agenda = await readAgenda(ctx.db.read);
  const items = new Map(agenda.map((item) => [item.id, item]));
  const { lines, findings, meetingEntries } = await standingRecord(ctx.db.read, { findings: read.value.findings, meetingEntries: read.value.meetingEntries, meeting, meetings, lines: onAgenda, agenda });
  return done({
    meeting, meetings, lines, matters: (await readMatters(ctx.db.read, meeting, ctx.today)).matters, createdOn: await actionDays(ctx.db.read), record: { ...read.value, findings, meetingEntries }, side, office: { forceName, officeName, headTitle, forceHeadTitle },
    deferrals: new Map(lines.map(({ key, item }) => [key, item === null ? 0 : timesDeferred(item, (id) => items.get(id))])),
    agendaIssued: agendaDraftOf(meeting) === null, marking: meeting.marking ?? marking, madeAt: ctx.now, today: ctx.today,
  });
}

export type PackPage = BriefingPack & { meetingId: string };

export async function packPage(ctx: Ctx, meetingId: string): Promise<Done<PackPage>> {
  const input = await packInput(ctx, meetingId);
  return input.ok ? done({ ...briefingPack(input.value), meetingId: input.value.meeting.id }) : input;
}

/** `side` is that of the reader, where it was named. */
export async function packFile(ctx: Ctx, named: string, { format, side = null }: { format: PackFormat; side?: Side | null }): Promise<Done<PackFile>> {
  const input = await packInput(ctx, named);
  if (!input.ok) return input;
  if (side !== null && input.value.side !== null && side !== input.value.side) return refuse("refused", "A pack holds the drafts of one side, so it is made by somebody of that side. Name a person of it with --as.");
  const { meeting, office, marking, madeAt } = input.value;
  const pack = briefingPack(input.value);
  const facts = { creator: office.officeName, madeAt };
  const bytes = format === "docx" ? await writePaperDocx(pack, facts)
    : format === "html" ? Buffer.from(writePaperHtml(pack), "utf8")
    : await writePackWorkbook(packSheets(input.value), { title: pack.title, about: `${meeting.reference} · ${meeting.series.name}`, marking, drafts: pack.drafts, author: office.officeName, madeAt });
  return done({ bytes, fileName: packFileName({ meeting, drafts: pack.drafts, format }), title: pack.title, drafts: pack.drafts });
}
