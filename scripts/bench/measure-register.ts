/** The register over the loopback, as the built server sends it: after a change, when it reads the record anew, and without one. */
import { editCell } from "~/commands/edit-cell.server";
import { newCtx } from "~/db/ctx.server";
import { openDatabase } from "~/db/open-database.server";
import { loadFinding } from "~/db/record.server";
import { FIXED_PEOPLE } from "~/domain/actor";
import { addDays } from "~/domain/calendar-date";
import { findingReference } from "~/domain/finding";
import { valueOf } from "./child";
import { BENCH_NOW } from "./fill-database";
import { openAsker } from "./get-page";
import { allInTurns, type Measured } from "./measure";
import type { Table } from "./report";
import { startServer } from "./server-process";
import { BENCH_TODAY } from "./synthetic-rows";
import { sizeWords, type World } from "./world";

/** A page is quick, so it takes more of them to tell its p95. */
const REQUESTS_A_ROUND = 8;
const WITHIN_MS = 300;

const PAGES = {
  "SIB tracker": "/findings?view=sib",
  Assurance: "/findings",
  "searched and sorted": "/findings?view=sib&q=custody&sort=-deadline",
};
const HEALTH = "/health, for comparison";

/** A change by one person, through the same command that the pages use. */
async function openChanger(url: string): Promise<{ change: () => Promise<void>; close: () => Promise<void> }> {
  const db = await openDatabase(url);
  let changes = 0;
  return {
    change: async () => {
      const reference = findingReference(1);
      const finding = await loadFinding(db, reference);
      const ctx = newCtx(db, FIXED_PEOPLE.force, new Date(BENCH_NOW));
      const value = addDays(BENCH_TODAY, ++changes);
      valueOf(await editCell(ctx, { reference, column: "targetDate", value, base: finding?.targetDate ?? null }));
    },
    close: () => db.close(),
  };
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024).toLocaleString("en-GB")} kB`;
}

export async function measureRegister(world: World, findings: number): Promise<Table> {
  const url = await world.database(findings);
  const changer = await openChanger(url);
  const server = await startServer(url, world.say);
  const asker = openAsker(server.port);
  const sizes = new Map<string, number>();

  const warm = (name: string, path: string) => async () => {
    const { ms, bytes } = await asker.get(path);
    sizes.set(name, bytes);
    return { ms, peakMegabytes: null };
  };
  const cold = (path: string) => async () => {
    await changer.change();
    const { ms } = await asker.get(path);
    return { ms, peakMegabytes: await server.peakMegabytes() };
  };

  try {
    // The first requests compile what all later ones run.
    for (const path of Object.values(PAGES)) for (let times = 0; times < 3; times++) await asker.get(path);
    const subjects = Object.entries(PAGES).flatMap(([name, path]) => [
      [`${name}, after a change`, cold(path)] as const,
      [`${name}, nothing changed`, warm(name, path)] as const,
    ]);
    const measured = await allInTurns(world.rounds * REQUESTS_A_ROUND, Object.fromEntries([...subjects, [HEALTH, warm(HEALTH, "/health")]]));
    const targetOf = ({ name }: Measured) => (name === HEALTH ? null : { p95: WITHIN_MS });
    const sent = Object.keys(PAGES).map((name) => `${name} ${kilobytes(sizes.get(name) ?? 0)}`).join(", ");
    return {
      title: `register: a page of ${sizeWords(findings)} over HTTP`,
      lines: measured.map((each) => ({ ...each, target: targetOf(each) })),
      baseline: null,
      note: `To the last byte, compressed: ${sent}.`,
    };
  } finally {
    asker.close();
    await server.stop();
    await changer.close();
  }
}
