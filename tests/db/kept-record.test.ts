/** The record in memory: of many findings the last one read is at hand while the next is read, and others are served meanwhile. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeNumber } from "~/db/change-number.server";
import { keptRecord, MANY_FINDINGS, recordAtHand } from "~/db/kept-record.server";
import { asOfOneMoment, loadRecord } from "~/db/record.server";
import { recordInPieces } from "~/db/record-in-pieces.server";
import { write } from "~/db/write.server";
import { myWorkCount } from "~/queries/my-work.server";
import { recordFor } from "~/domain/visibility";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFindings, force } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.remove());

async function addMany(): Promise<void> {
  const [first] = await addFindings(fresh.db, [{}]);
  await write(fresh.db, (tx) => tx.$executeRaw`
    INSERT INTO "Finding" ("id", "reference", "sequence", "kind", "text", "position", "assurance", "version", "createdAt")
    WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= ${MANY_FINDINGS})
    SELECT 'finding ' || i, printf('F-%04d', i), i, f."kind", 'Finding ' || i, i, f."assurance", 1, f."createdAt" FROM n, "Finding" f WHERE f."id" = ${first?.id}`);
}

function retitle(text: string): Promise<unknown> {
  return write(fresh.db, (tx) => tx.finding.update({ where: { reference: "F-0001" }, data: { text } }));
}

test("of few findings what is at hand is the record as it is now", async () => {
  await addFindings(fresh.db, [{}]);
  const before = await recordAtHand(fresh.db, "force");
  await retitle("As it is now.");
  const after = await recordAtHand(fresh.db, "force");
  expect(before.findings[0]?.text).not.toBe("As it is now.");
  expect(after.findings[0]?.text).toBe("As it is now.");
});

test("of many findings it may be the one before, and the next is there when it was read", async () => {
  await addMany();
  const before = await recordAtHand(fresh.db, "force");
  expect(before.findings.length).toBeGreaterThan(MANY_FINDINGS);
  await retitle("As it is now.");
  expect(await recordAtHand(fresh.db, "force")).toBe(before);
  const now = await keptRecord(fresh.db, "force");
  expect(now.findings[0]?.text).toBe("As it is now.");
  expect(now).toEqual(recordFor("force", await loadRecord(fresh.db)));
  expect(await recordAtHand(fresh.db, "force")).toBe(now);
});

test("while the record of many findings is read anew, the bar of a page and a finding are read before it", async () => {
  await addMany();
  await keptRecord(fresh.db, "force");
  await retitle("As it is now.");
  const order: string[] = [];
  const whole = keptRecord(fresh.db, "force").then(() => order.push("record"));
  await myWorkCount(testCtx(fresh.db, force)).then(() => order.push("bar"));
  await fresh.db.read.finding.findMany({ where: { reference: "F-0001" } }).then(() => order.push("finding"));
  await whole;
  expect(order).toEqual(["bar", "finding", "record"]);
});

test("a change between two pieces shows in the next record, not in half", async () => {
  await addMany();
  const read = await asOfOneMoment(fresh.db, async (reader) => {
    await changeNumber(reader);
    await write(fresh.db, (tx) => tx.finding.updateMany({ data: { text: "As it is now." } }));
    return recordInPieces(reader);
  }, fresh.db.readAside());
  expect(read.findings.filter((finding) => finding.text === "As it is now.")).toEqual([]);
  expect((await keptRecord(fresh.db, "force")).findings.filter((finding) => finding.text !== "As it is now.")).toEqual([]);
});
