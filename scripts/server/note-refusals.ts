/** Writes down what was refused to somebody who is signed in: who asked for what, bounded by day. */
import type { Request, Response } from "express";
import type { Clock } from "~/db/clock.server";
import { newCtx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import { recordRefusal } from "~/db/refusals.server";
import { write } from "~/db/write.server";
import type { Actor } from "~/domain/actor";
import { withoutTokens } from "./request-log";

const LONGEST_PATH = 120;

type Parts = { db: Db; clock: Clock; onFault: (error: unknown) => void };

/** Returns what the pages call with whoever asks; an answer with 403 then leaves an event. */
export function noteRefusals({ db, clock, onFault }: Parts, request: Request, response: Response): (actor: Actor) => void {
  let asked: Actor | null = null;
  const what = `${request.method} ${withoutTokens(request.path).replace(/\.data$/, "").slice(0, LONGEST_PATH)}`;
  response.on("finish", () => {
    const actor = asked;
    if (response.statusCode !== 403 || actor?.personId == null) return;
    const { personId } = actor;
    write(db, (tx) => recordRefusal(tx, newCtx(db, actor, clock()), personId, { field: "refused", what }), { leavesRecord: true }).catch(onFault);
  });
  return (actor) => {
    asked = actor;
  };
}
