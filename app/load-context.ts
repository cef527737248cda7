/** What the server hands to every loader and action. */
import type { Clock } from "~/db/clock.server";
import type { Db } from "~/db/open-database.server";
import type { Actor } from "~/domain/actor";
import type { Config } from "~/env.server";

export type LoadContext = {
  db: Db;
  clock: Clock;
  config: Config;
  /** The network address the request comes from. */
  address: string;
  /** Allows this answer's own scripts, and no others. */
  nonce: string;
  /** Printed in the log beside everything this request does, and on the error page. */
  requestId: string;
  /** Told who asks, so that a refusal can be put in their name. */
  noteActor: (actor: Actor) => void;
  /** Logs an unexpected error under the request's id. */
  logError: (error: unknown) => void;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends LoadContext {}

  interface Future {
    v3_singleFetch: true;
  }
}
