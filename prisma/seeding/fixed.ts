/** What makes the demonstration the same every time: ids from keys, and a fixed moment for each day. */
import { createHash } from "node:crypto";
import type { Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import { FIXED_PEOPLE, type Actor } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import type { DemoDate, Demonstration } from "../demonstration/shape";

/** The same 12 characters for the same key. */
export function idOf(table: string, key: string): string {
  return createHash("sha256").update(`${table}/${key}`).digest("base64url").slice(0, 12);
}

/** "Priya Nair" → "priya-nair" */
export function personIdOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, "-");
}

/** A moment of a day before anybody opens the demonstration, which begins on a morning. */
export function momentOf(date: DemoDate): Instant {
  return `${date}T07:00:00.000Z`;
}

export type Happening = {
  date: DemoDate;
  /** Of several on one day, those with the smaller number come first. */
  order: number;
  happen: (ctx: (actor: Actor, sameId?: string) => Ctx) => Promise<void>;
};

/** Who did what is told by side: those who keep the tracker, and those who keep the questions. */
export const { force: secretariat, opcc: office } = FIXED_PEOPLE;

/** `sameId` stands in for the new id where a row is to have one of its own key. Leads are people in post on `today`. */
export function ctxAt(db: Db, today: DemoDate, date: DemoDate, part: string): (actor: Actor, sameId?: string) => Ctx {
  let made = 0;
  const newId = () => {
    made += 1;
    return idOf("row", `${part}/${String(made)}`);
  };
  let salted = 0;
  const newSalt = () => {
    salted += 1;
    return idOf("salt", `${part}/${String(salted)}`);
  };
  return (actor, sameId) => ({ db, actor, now: momentOf(date), today, newId: sameId === undefined ? newId : () => sameId, newSalt });
}

/** The force's person behind a name in the tracker; the secretariat where it is nobody's. */
export function authorOf(data: Demonstration, name: string, date: DemoDate): Actor {
  const post = data.people.find((each) => each.name === name && each.from <= date && (each.to ?? date) >= date)?.post;
  return post === undefined ? { ...secretariat, name } : { ...secretariat, personId: personIdOf(name), name, post };
}
