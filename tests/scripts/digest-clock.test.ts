/** When the server sends the digests: at their time, after a late start, and again where some failed. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextRun, startDigests } from "../../scripts/server/digest-clock";

let runs: string[];
let outcomes: boolean[];
let stop: () => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  runs = [];
  outcomes = [];
  stop = () => Promise.resolve();
});
afterEach(async () => {
  await stop();
  vi.useRealTimers();
});

function start(now: string): void {
  vi.setSystemTime(new Date(now));
  stop = startDigests({
    clock: () => new Date(), at: "07:00",
    send: () => {
      runs.push(new Date().toISOString());
      return Promise.resolve(outcomes.shift() ?? true);
    },
  });
}

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

describe("the clock of the digests", () => {
  it("sends at seven in London on working days", async () => {
    start("2022-05-27T04:00:00.000Z");
    await minutes(24 * 60 * 4);
    expect(runs).toEqual(["2022-05-27T06:00:00.000Z", "2022-05-30T06:00:00.000Z"]);
  });

  it("sends at once where the time of the day has passed, once", async () => {
    start("2022-05-23T09:00:00.000Z");
    await minutes(120);
    expect(runs).toEqual(["2022-05-23T09:00:00.000Z"]);
  });

  it("waits for Monday where it is started on a Saturday", async () => {
    start("2022-05-28T09:00:00.000Z");
    await minutes(60 * 24);
    expect(runs).toEqual([]);
  });

  it("tries again after a quarter of an hour until all are sent", async () => {
    outcomes = [false, false, true];
    start("2022-05-23T05:59:00.000Z");
    await minutes(180);
    expect(runs).toEqual(["2022-05-23T06:00:00.000Z", "2022-05-23T06:15:00.000Z", "2022-05-23T06:30:00.000Z"]);
  });

  it("gives up at midnight, and does not run twice at once", async () => {
    expect(nextRun("2022-05-23T22:50:00.000Z", "07:00", false)).toBe("2022-05-24T06:00:00.000Z");
    expect(nextRun("2022-05-23T22:40:00.000Z", "07:00", false)).toBe("2022-05-23T22:55:00.000Z");
    let finish: () => void = () => undefined;
    vi.setSystemTime(new Date("2022-05-23T09:00:00.000Z"));
    let begun = 0;
    stop = startDigests({ clock: () => new Date(), at: "07:00", send: () => { begun += 1; return new Promise((resolve) => { finish = () => resolve(true); }); } });
    await minutes(60);
    expect(begun).toBe(1);
    finish();
    await minutes(60);
    expect(begun).toBe(1);
  });

  it("sends nothing more once it is stopped", async () => {
    start("2022-05-23T05:00:00.000Z");
    await stop();
    await minutes(24 * 60);
    expect(runs).toEqual([]);
  });
});
