/** `tracker export --cycle DATE`: writes the copies of the tracker that go out for a SIB cycle. */
import { sendCopies, type CopiesWanted, type SentCopies } from "~/commands/cycles/send-copies.server";
import type { Ctx } from "~/db/ctx.server";
import { parseDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";
import type { ExitCode, TrackerIo } from "./command";
import { checkPlace, writeWhole } from "./write-file";

/** As typed; `out` is the file, which may also be named without an option. */
export type CopyOptions = { cycle: string; lead: string | undefined; byLead: boolean; onlyTheirs: boolean; out: string };

type Order = { file: string; boardOn: string; wanted: CopiesWanted; onlyTheirs: boolean };

function readOrder({ cycle, lead, byLead, onlyTheirs, out }: CopyOptions, io: TrackerIo): Done<Order> {
  const date = parseDate(cycle);
  if (!date.ok) return date;
  if (date.value === null) return refuse("invalid", "Say for which cycle: --cycle and the day of its board.");
  if (lead !== undefined && byLead) return refuse("invalid", "Take either --lead, for one workbook, or --by-lead, for one of each.");
  if (onlyTheirs && lead === undefined && !byLead) return refuse("invalid", "--only-theirs goes with --lead or --by-lead.");
  const ending = byLead ? ".zip" : ".xlsx";
  if (!out.toLowerCase().endsWith(ending)) return refuse("invalid", `${out} must end in ${ending}.`);
  const wanted: CopiesWanted = byLead ? { of: "every lead" } : lead === undefined ? { of: "whole" } : { of: "lead", lead };
  return done({ file: io.fileAt(out), boardOn: date.value, wanted, onlyTheirs });
}

async function write(ctx: Ctx, { file, ...order }: Order): Promise<Done<SentCopies>> {
  const sent = await sendCopies(ctx, order);
  if (!sent.ok) return sent;
  const written = await writeWhole(file, sent.value.bytes);
  return written.ok ? sent : written;
}

export async function exportCopies(options: CopyOptions, json: boolean, io: TrackerIo): Promise<ExitCode> {
  const order = readOrder(options, io);
  if (!order.ok) return io.usage(order.problem.message);
  const { file, boardOn } = order.value;
  const place = await checkPlace(file);
  if (!place.ok) {
    io.err(place.problem.message);
    return 1;
  }
  const opened = await io.withDatabase((ctx) => write(ctx, order.value));
  const sent = opened.ok ? opened.value : opened;
  if (!sent.ok) {
    io.err(sent.problem.message);
    return 1;
  }
  const { copies, zipped } = sent.value;
  if (json) {
    io.out(`${JSON.stringify({ file, cycle: boardOn, copies: copies.map(({ fileName, ...copy }) => ({ file: zipped ? fileName : file, ...copy })) }, null, 2)}\n`);
    return 0;
  }
  io.out(`${file}:\n${copies.map(({ lead, findings, questions, exportNumber }) =>
    `  ${lead ?? "Whole tracker"}: ${String(findings)} ${findings === 1 ? "finding" : "findings"}, ${String(questions)} to answer, export ${String(exportNumber)}.`).join("\n")}\n`);
  return 0;
}
