/** How long others wait for a page of the built server while it plans and applies a large copy, and while it writes a large export. */
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "~/db/open-database.server";
import { SIDES } from "~/domain/actor";
import { openAsker, type Asker } from "./get-page";
import type { Measured, Sample } from "./measure";
import { admitCrowd, type Member } from "./people/crowd";
import type { Table } from "./report";
import { returnedCopy } from "./returned-copy";
import { startServer } from "./server-process";
import { sizeWords, type World } from "./world";

const CELLS = 2_000;
const WITHIN_MS = 200;
/** Somebody asks for the next page so long after the last one was asked for, whether it has come or not. */
const EVERY_MS = 100;
const ASKERS = 4;
const QUIET_MS = 3_000;
const PAGE = "/findings/F-0001";

type Sender = (path: string, form: FormData | URLSearchParams | null) => Promise<Response>;

/** Follows to the end of long work, as its page does. */
function senderOf(port: number, { cookie }: Member): Sender {
  const origin = `http://localhost:${String(port)}`;
  const ask = (path: string, form: FormData | URLSearchParams | null) =>
    fetch(`${origin}${path}`, { method: form === null ? "GET" : "POST", body: form, redirect: "manual", headers: { Cookie: cookie, Origin: origin } });
  return async (path, form) => {
    let answer = await ask(path, form);
    let work = answer.headers.get("location");
    while (work?.startsWith("/work/") === true) {
      await sleep(EVERY_MS);
      answer = await ask(work, null);
      const on = answer.headers.get("location");
      if (on !== null) work = on;
      else if ((await answer.clone().text()).includes("/file")) return answer;
    }
    return answer;
  };
}

/** Pages asked for at fixed times until `work` has ended. */
async function waitingDuring(askers: readonly Asker[], work: Promise<unknown>): Promise<Sample[]> {
  const asked: Promise<Sample>[] = [];
  let goesOn = true;
  const ended = work.finally(() => { goesOn = false; });
  for (let turn = 0; goesOn; turn++) {
    const asker = askers[turn % askers.length];
    if (asker !== undefined) asked.push(asker.get(PAGE).then(({ ms }) => ({ ms, peakMegabytes: null })));
    await Promise.race([sleep(EVERY_MS), ended]);
  }
  await ended;
  return Promise.all(asked);
}

async function led(answer: Promise<Response>, what: string): Promise<string> {
  const response = await answer;
  const to = response.headers.get("location");
  if (to === null) throw new Error(`${what} answered ${String(response.status)}: ${(await response.text()).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").slice(0, 400)}`);
  return to;
}

export async function measureMeanwhile(world: World, findings: number): Promise<Table> {
  const { file, fresh } = await returnedCopy(world, findings, CELLS);
  const url = await fresh();
  const db = await openDatabase(url);
  const member = (await admitCrowd(db)).find(({ side }) => side === SIDES[1]);
  await db.close();
  if (member === undefined) throw new Error("Nobody of the force is there.");
  const server = await startServer(url, world.say);
  const askers = Array.from({ length: ASKERS }, () => openAsker(server.port));
  const measured: Measured[] = [];
  try {
    for (const asker of askers) for (let times = 0; times < 3; times++) await asker.get(PAGE);
    measured.push({ name: "while nothing else goes on", samples: await waitingDuring(askers, sleep(QUIET_MS)) });
    const send = senderOf(server.port, member);
    const upload = new FormData();
    upload.append("file", new Blob([await readFile(file)]), "returned.xlsx");
    let preview = "";
    measured.push({ name: "while the copy is read and planned", samples: await waitingDuring(askers, led(send("/import", upload), "The upload").then((to) => { preview = to; })) });
    measured.push({ name: "while it is applied", samples: await waitingDuring(askers, led(send(preview, new URLSearchParams({ intent: "apply" })), "The import")) });
    measured.push({ name: "while all is exported", samples: await waitingDuring(askers, send("/export/file", new URLSearchParams({ view: "sib", format: "xlsx", scope: "all" }))) });
    return {
      title: `meanwhile: a finding’s page of ${sizeWords(findings)}, asked for every ${String(EVERY_MS)} ms`,
      lines: measured.map((each, index) => ({ ...each, target: index === 0 ? null : { p95: WITHIN_MS } })),
      baseline: null,
      note: `${measured.map(({ samples }) => String(samples.length)).join(", ")} pages were asked for, whether the last one had come or not.`,
    };
  } finally {
    for (const asker of askers) asker.close();
    await server.stop();
  }
}
