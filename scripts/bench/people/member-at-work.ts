/** One person at work: opens pages, changes cells, writes questions and responses, until the time is over. */
import { setTimeout as sleep } from "node:timers/promises";
import { addDays } from "~/domain/calendar-date";
import { targetFields } from "~/domain/register/cell-form";
import { throwDice, type Dice } from "../dice";
import { BENCH_TODAY } from "../synthetic-rows";
import type { Answer, Browser, Member } from "./crowd";
import type { Place, World } from "./places";

export const KINDS = ["saving a cell or a text", "sending a form", "keeping typed text", "opening a page"] as const;
export type Kind = (typeof KINDS)[number];

/** What one request came to. */
export type Step = { kind: Kind; status: number; ms: number; what: string };

export type Write = { place: Place; value: string; base: string | null };

export type Log = {
  steps: Step[];
  /** Answered with success; or with 409, somebody having been quicker. */
  acknowledged: Write[];
  refused: Write[];
  /** Texts of forms that were answered with success: each must be found afterwards. */
  sent: string[];
};

export function emptyLog(): Log {
  return { steps: [], acknowledged: [], refused: [], sent: [] };
}

/** Somebody who reads and types pauses between two requests, if only for a moment. */
export const PAUSE_MS = [500, 1500] as const;

/** A value that nobody else writes. */
export type Numbers = { next: () => number };

function valueFor({ target }: Place, member: Member, number: number): string {
  const isDate = target.kind === "column" && (target.column === "targetDate" || target.column === "deadline");
  return isDate ? addDays(BENCH_TODAY, number) : `Written by ${member.id} as number ${number}.`;
}

function currentIn(answer: Answer): string | null {
  const { problem } = JSON.parse(answer.body) as { problem?: { conflict?: { current: string } } };
  return problem?.conflict?.current ?? null;
}

export async function workUntil(end: number, member: Member, { world, browser, log, numbers }: { world: World; browser: Browser; log: Log; numbers: Numbers }): Promise<void> {
  const dice: Dice = throwDice(Number(member.id.slice(-2)));
  const own = world.places.filter((place) => place.side === "either" || place.side === member.side);
  const seen = new Map(own.map((place) => [place.key, place.start]));
  const [firstPlace, ...otherPlaces] = own;
  const [firstReference = "", ...references] = world.references;
  const [firstEntry, ...entries] = world.openEntries;
  if (firstPlace === undefined) return;

  const note = (kind: Kind, what: string, { status, ms }: Answer) => log.steps.push({ kind, status, ms, what });

  async function change(): Promise<void> {
    const place = dice.pick([firstPlace as Place, ...otherPlaces]);
    const write = { place, value: valueFor(place, member, numbers.next()), base: seen.get(place.key) ?? null };
    const answer = await browser.send("/findings/cell", targetFields(place.target, { value: write.value }, write.base ?? ""));
    note("saving a cell or a text", place.key, answer);
    if (answer.status === 200) {
      log.acknowledged.push(write);
      seen.set(place.key, write.value);
    }
    if (answer.status === 409) {
      log.refused.push(write);
      seen.set(place.key, currentIn(answer));
    }
  }

  async function sendForm(): Promise<void> {
    const reference = dice.pick([firstReference, ...references]);
    const text = `Sent by ${member.id} as number ${numbers.next()}.`;
    const asks = member.side === "opcc" || firstEntry === undefined;
    const path = asks ? `/findings/${reference}/ask` : `/entries/${dice.pick([firstEntry, ...entries])}/answer`;
    if (asks && member.side === "force") return;
    const answer = await browser.send(path, asks ? { kind: "question", text, askedBy: "PCC" } : { intent: "save", by: "CC", text });
    note("sending a form", path, answer);
    if (answer.status === 302) log.sent.push(text);
  }

  async function typed(): Promise<void> {
    const place = member.side === "opcc" ? `ask/${firstReference}` : `answer/${firstEntry ?? ""}`;
    note("keeping typed text", place, await browser.send("/typed", { place, fields: JSON.stringify({ text: [`Typed as number ${numbers.next()}`] }) }));
  }

  async function look(): Promise<void> {
    const path = dice.pick(["/", "/findings", "/history", `/findings/${dice.pick([firstReference, ...references])}`]);
    note("opening a page", path, await browser.get(path));
  }

  while (performance.now() < end) {
    await sleep(dice.between(...PAUSE_MS));
    const turn = dice.between(1, 10);
    if (turn <= 5) await change();
    else if (turn === 6) await sendForm();
    else if (turn === 7) await typed();
    else await look();
  }
}
