/** The history as a CSV file, oldest first: the official record, or marked as such with the drafts of the reader's own side. */
import type { Ctx } from "~/db/ctx.server";
import { findEvents, type EventRow } from "~/db/events.server";
import { chainsOfEvents } from "~/db/history-chains.server";
import { asOfOneMoment } from "~/db/record.server";
import type { Reader } from "~/db/rows.server";
import { readSettings } from "~/db/settings.server";
import { SIDES } from "~/domain/actor";
import { formatMoment } from "~/domain/calendar-date";
import { workingCopyName } from "~/domain/export/file-name";
import { HISTORY_SIDE_WORDS, type HistorySearch } from "~/domain/history-filter";
import { DIGEST_HEADING, LINK_HEADING } from "~/domain/history-proof";
import type { EventReader } from "~/domain/history";
import { draftsMark, sideName } from "~/domain/office";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { eventFilter, eventReader } from "~/queries/history-page.server";
import { historyLines, type HistoryLine } from "~/queries/history-lines.server";
import { writeCsvRows } from "~/spreadsheet/write-csv-rows.server";

const HEADINGS = ["When (UK time)", "When (UTC)", "Who", "Post", "Side", "Finding", "What", "Before", "After", "How", "Draft of", "Taken away by law", "In the chain", DIGEST_HEADING, LINK_HEADING];
const AT_ONCE = 1000;

function cells(line: HistoryLine, event: EventRow, chain: string): string[] {
  const redacted = line.redacted === null ? "" : `${formatMoment(line.redacted.at)}: ${line.redacted.why}`;
  return [
    formatMoment(line.at), line.at, line.name, line.post, HISTORY_SIDE_WORDS[line.side], line.reference ?? "", line.what, line.before ?? "", line.after ?? "",
    line.via, line.draftOf === null ? "" : HISTORY_SIDE_WORDS[line.draftOf], redacted, chain, event.digest, event.chain,
  ];
}

async function rowsOf(reader: Reader, who: EventReader, filter: Parameters<typeof findEvents>[2]): Promise<string[][]> {
  const rows: string[][] = [];
  for (let below: number | undefined; ; ) {
    const events = await findEvents(reader, who, filter, { take: AT_ONCE, ...(below === undefined ? {} : { below }) });
    const lines = await historyLines(reader, who.viewer, events);
    const chainOf = await chainsOfEvents(reader, events);
    for (const [index, line] of lines.entries()) {
      const event = events[index];
      if (event !== undefined) rows.push(cells(line, event, chainOf(event)));
    }
    below = events.at(-1)?.sequence;
    if (below === undefined || events.length < AT_ONCE) return rows.reverse();
  }
}

/** A paper holds the same whoever takes it: no sign-ins, and no name of a file that one side took in. An observer reads what is published. */
function officialReader({ actor }: Ctx): EventReader {
  return { viewer: actor.side === "observer" ? "observer" : "official", signInsOf: new Set() };
}

/** `withDrafts`: as a working copy, marked in its name and its first line. */
export async function historyFile(ctx: Ctx, search: HistorySearch, withDrafts: boolean): Promise<Done<{ fileName: string; bytes: Buffer }>> {
  const allowed = may(ctx.actor, withDrafts ? "export a working copy" : "read the history");
  if (!allowed.ok) return allowed;
  const side = SIDES.find((each) => each === ctx.actor.side);
  if (withDrafts && side === undefined) return refuse("refused", "There are no drafts of a side of yours. Take the official record.");
  const who = withDrafts ? await eventReader(ctx) : officialReader(ctx);
  return asOfOneMoment(ctx.db, async (reader): Promise<Done<{ fileName: string; bytes: Buffer }>> => {
    const { filter, errors } = await eventFilter(reader, search);
    const [error] = errors;
    if (filter === null || error !== undefined) return refuse("invalid", error?.message ?? "There is no such finding.");
    const rows = await rowsOf(reader, who, { ...filter, officialOnly: !withDrafts });
    if (!withDrafts || side === undefined) return done({ fileName: `history-${ctx.today}.csv`, bytes: writeCsvRows([HEADINGS, ...rows]) });
    const office = await readSettings(reader);
    const title = [`${draftsMark(office, side)}. History as at ${formatMoment(ctx.now)}`];
    return done({ fileName: `${workingCopyName(sideName(office, side))}-history-${ctx.today}.csv`, bytes: writeCsvRows([title, HEADINGS, ...rows]) });
  });
}
