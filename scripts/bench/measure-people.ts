/** Fifty people of both sides editing and answering at once, over HTTP: how long each request takes, and that nothing acknowledged is lost. */
import path from "node:path";
import { createClient } from "@libsql/client";
import { openDatabase } from "~/db/open-database.server";
import type { Table } from "./report";
import { faultsOf } from "./people/check-writes";
import { admitCrowd, openBrowser, PEOPLE, type Browser, type Member } from "./people/crowd";
import { emptyLog, KINDS, workUntil, type Log } from "./people/member-at-work";
import { placesOf } from "./people/places";
import { startServer } from "./server-process";
import { sizeWords, type World } from "./world";

/** All other parts leave their databases as they are, so this one has a copy. */
async function copyOf(url: string, file: string): Promise<string> {
  const client = createClient({ url });
  await client.execute({ sql: "VACUUM INTO ?", args: [file] });
  client.close();
  return `file:${file}`;
}

const SECONDS_A_ROUND = 6;
const DRAFTS = 10;
const MOST_FAULTS_SHOWN = 10;

/** A few drafts of each side for the others to change: sent like everything else. */
async function begin(browsers: Map<Member, Browser>, entries: readonly string[], references: readonly string[]): Promise<void> {
  const [office, force] = (["opcc", "force"] as const).map((side) => [...browsers].find(([member]) => member.side === side)?.[1]);
  // The first requests compile what all later ones run.
  for (const browser of [office, force]) for (const path of ["/", "/findings", "/history", `/findings/${references[0] ?? ""}`]) await browser?.get(path);
  for (let each = 0; each < DRAFTS; each++) {
    const asked = await office?.send(`/findings/${references[each % references.length] ?? ""}/ask`, { kind: "question", text: `A first draft, number ${each}.`, askedBy: "PCC" });
    const answered = entries[each] === undefined ? undefined : await force?.send(`/entries/${entries[each] ?? ""}/answer`, { intent: "save", by: "CC", text: `A first answer, number ${each}.` });
    for (const answer of [asked, answered]) if (answer !== undefined && answer.status !== 302) throw new Error(`A draft was answered with ${answer.status}.`);
  }
}

function summary(log: Log, seconds: number): string {
  const count = (status: number) => log.steps.filter((step) => step.status === status).length;
  return [
    `${log.steps.length.toLocaleString("en-GB")} requests in ${seconds} s (${Math.round(log.steps.length / seconds)} a second): ${log.acknowledged.length + log.sent.length} writes acknowledged and all there,`,
    `${count(409)} refused because somebody was quicker, 0 lost, 0 failed; the history is whole.`,
  ].join(" ");
}

export async function measurePeople(world: World, findings: number): Promise<Table> {
  const url = await copyOf(await world.database(findings), path.join(world.folder, `people-${findings}.db`));
  const db = await openDatabase(url);
  const members = await admitCrowd(db);
  const server = await startServer(url, world.say);
  const browsers = new Map(members.map((member) => [member, openBrowser(server.port, member)]));
  const seconds = world.rounds * SECONDS_A_ROUND;
  const log = emptyLog();
  try {
    const before = await placesOf(db);
    await begin(browsers, before.openEntries, before.references);
    const places = await placesOf(db);
    let number = 0;
    const numbers = { next: () => ++number };
    const end = performance.now() + seconds * 1000;
    await Promise.all([...browsers].map(([member, browser]) => workUntil(end, member, { world: places, browser, log, numbers })));
    const faults = await faultsOf(db, log);
    if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.slice(0, MOST_FAULTS_SHOWN).join("\n")}`);
    const peak = await server.peakMegabytes();
    return {
      title: `people: ${PEOPLE} at once on ${sizeWords(findings)}, each with a second’s pause after an answer`,
      lines: KINDS.map((name) => ({ name, target: null, samples: log.steps.filter((step) => step.kind === name).map(({ ms }) => ({ ms, peakMegabytes: peak })) })),
      baseline: null,
      note: summary(log, seconds),
    };
  } finally {
    for (const browser of browsers.values()) browser.close();
    await server.stop();
    await db.close();
  }
}
