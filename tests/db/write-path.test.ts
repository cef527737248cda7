/** What was acknowledged is stored: several processes, rollbacks and reads on one file at once. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writerOf } from "~/db/open-database.server";
import { write } from "~/db/write.server";
import { done, refuse } from "~/domain/problem";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(async () => {
  await fresh.remove();
});

const run = promisify(execFile);
const keys = async () => (await fresh.db.read.setting.findMany({ orderBy: { key: "asc" } })).map((row) => row.key);

describe("several processes on one file", () => {
  it("store everything they acknowledge, and no reader sees an older state again", async () => {
    const jobs = 60;
    const writers = ["north", "south", "east", "west"].map(async (name) => {
      const script = ["--import", "tsx", "tests/support/writing-process.ts", fresh.url, name, String(jobs)];
      const { stdout } = await run(process.execPath, script);
      return JSON.parse(stdout) as { acknowledged: number; takenBack: number; refused: string[]; wentBack: number };
    });
    const seen = await Promise.all(writers);
    expect(seen.flatMap((one) => one.refused)).toEqual([]);
    expect(seen.map((one) => one.wentBack)).toEqual([0, 0, 0, 0]);
    const acknowledged = seen.reduce((sum, one) => sum + one.acknowledged, 0);
    const takenBack = seen.reduce((sum, one) => sum + one.takenBack, 0);
    expect(acknowledged + takenBack).toBe(4 * jobs);
    expect(takenBack).toBeGreaterThan(0);
    const counter = await fresh.db.read.setting.findUniqueOrThrow({ where: { key: "counter" } });
    expect(Number(counter.value)).toBe(acknowledged);
    const file = createClient({ url: fresh.url });
    expect((await file.execute("PRAGMA integrity_check")).rows[0]?.integrity_check).toBe("ok");
    file.close();
  }, 60_000);
});

describe("write", () => {
  it("keeps a write that was acknowledged while another's transaction rolls back", async () => {
    let fail = (): void => undefined;
    const waiting = new Promise<void>((_, reject) => {
      fail = () => { reject(new Error("changed my mind")); };
    });
    const first = write(fresh.db, async (tx) => {
      await tx.setting.create({ data: { key: "first", value: "" } });
      await waiting;
    });
    const second = write(fresh.db, (tx) => tx.setting.create({ data: { key: "second", value: "" } }));
    fail();
    await expect(first).rejects.toThrow("changed my mind");
    await second;
    expect(await keys()).toEqual(["second"]);
  });

  it("takes back what a refusal had already written, and returns the refusal", async () => {
    const refused = await write(fresh.db, async (tx) => {
      await tx.setting.create({ data: { key: "half", value: "" } });
      return refuse("stale", "Somebody else was quicker.");
    });
    expect(refused).toEqual(refuse("stale", "Somebody else was quicker."));
    expect(await write(fresh.db, () => Promise.resolve(done(1)))).toEqual(done(1));
    expect(await keys()).toEqual([]);
  });

  it("lets others read meanwhile, who see nothing of it before it is stored", async () => {
    await write(fresh.db, async (tx) => {
      await tx.setting.create({ data: { key: "new", value: "" } });
      expect(await keys()).toEqual([]);
    });
    expect(await keys()).toEqual(["new"]);
  });

  it("says so instead of waiting for itself", async () => {
    const inner = () => write(fresh.db, (tx) => tx.setting.count());
    await expect(write(fresh.db, inner)).rejects.toThrow("write() inside write()");
  });

  it("goes on after work that took longer than it may", async () => {
    const slow = write(
      fresh.db,
      async (tx) => {
        await tx.setting.create({ data: { key: "slow", value: "" } });
        await new Promise((resume) => setTimeout(resume, 300));
        return tx.setting.count();
      },
      { timeoutMs: 100 },
    );
    await expect(slow).rejects.toThrow(/transaction/i);
    await write(fresh.db, (tx) => tx.setting.create({ data: { key: "next", value: "" } }));
    expect(await keys()).toEqual(["next"]);
  });

  it("is refused once the database is closed", async () => {
    await fresh.db.close();
    await expect(write(fresh.db, (tx) => tx.setting.count())).rejects.toThrow("closed");
  });

  it("waits for another program that holds the file, without stopping this one", async () => {
    const other = createClient({ url: fresh.url, timeout: 5000 });
    const held = await other.transaction("write");
    let ticks = 0;
    const clock = setInterval(() => { ticks += 1; }, 20);
    const stored = write(fresh.db, (tx) => tx.setting.create({ data: { key: "patient", value: "" } }));
    await new Promise((resume) => setTimeout(resume, 700));
    await held.rollback();
    await stored;
    clearInterval(clock);
    other.close();
    expect(ticks).toBeGreaterThan(3);
    expect(await keys()).toEqual(["patient"]);
  });
});

describe("the client for reading", () => {
  it("cannot change anything", async () => {
    await expect(fresh.db.read.setting.create({ data: { key: "stray", value: "" } })).rejects.toThrow();
    expect(await keys()).toEqual([]);
  });

  it("still cannot after an error", async () => {
    await expect(fresh.db.read.$queryRawUnsafe("SELECT nonsense")).rejects.toThrow();
    await expect(fresh.db.read.$executeRawUnsafe("DELETE FROM Setting")).rejects.toThrow();
  });

  it("stands beside a writer that checks foreign keys, with the log kept in the file", async () => {
    const [mode] = await fresh.db.read.$queryRawUnsafe<{ journal_mode: string }[]>("PRAGMA journal_mode");
    expect(mode?.journal_mode).toBe("wal");
    const [keysOn] = await fresh.db[writerOf].client.$queryRawUnsafe<{ foreign_keys: number | bigint }[]>("PRAGMA foreign_keys");
    expect(Number(keysOn?.foreign_keys)).toBe(1);
  });
});
