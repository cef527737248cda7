/** Sends the digests at their time on working days, and again a while later where some failed. */
import { londonDate, type Instant } from "~/domain/calendar-date";
import { digestDueSince, nextDigestAt } from "~/domain/digest";

const AGAIN_AFTER_MS = 15 * 60_000;
/** A machine may sleep, and its clock be set: it is looked at this often. */
const LOOK_EVERY_MS = 30_000;

type Parts = {
  clock: () => Date;
  /** 'HH:MM' by London's clock. */
  at: string;
  /** True where all that were to be sent are. */
  send: () => Promise<boolean>;
};

/** When to send next, after a run that ended at `now`: another try stays on the same day. */
export function nextRun(now: Instant, at: string, complete: boolean): Instant {
  const again = new Date(Date.parse(now) + AGAIN_AFTER_MS).toISOString();
  return !complete && londonDate(again) === londonDate(now) ? again : nextDigestAt(now, at);
}

/** A server started after the time of the day sends at once what was not sent yet. Returns what stops it. */
export function startDigests({ clock, at, send }: Parts): () => Promise<void> {
  const begun = clock().toISOString();
  let due = digestDueSince(begun, at) ?? nextDigestAt(begun, at);
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    const complete = await send();
    due = nextRun(clock().toISOString(), at, complete);
  }

  const look = () => {
    if (running !== null || clock().toISOString() < due) return;
    running = run().finally(() => {
      running = null;
    });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  look();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
