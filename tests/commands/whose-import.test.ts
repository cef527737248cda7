/** Whose a file is that was brought and not applied yet: its bringer's, the secretariat's, a policy officer's, and no other lead's. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyBatch } from "~/commands/apply-import.server";
import { takeUpload } from "~/commands/plan-import.server";
import { discardImport, reviseImport } from "~/commands/revise-import.server";
import { settleAndApply, settleImport } from "~/commands/settle-import.server";
import type { Ctx } from "~/db/ctx.server";
import { findBatch } from "~/db/imports.server";
import { write } from "~/db/write.server";
import type { Done } from "~/domain/problem";
import { importPreview } from "~/queries/import-preview.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { addFinding, problemOf, valueOf } from "../support/marchshire";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

const TEXT = "The force should review its plans.";

async function broughtBy(personId: string, row = "Reference,Target date\nF-0130,30 June 2031\n"): Promise<string> {
  const bytes = new TextEncoder().encode(row);
  return valueOf(await takeUpload(await ctxOf(home.db, personId), { fileName: "bell.csv", bytes, options: { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {} } }));
}

const DOINGS: [string, (ctx: Ctx, id: string) => Promise<Done<unknown>>][] = [
  ["answers for", (ctx, id) => settleImport(ctx, id, { answers: [], seen: null })],
  ["applies with choices", (ctx, id) => settleAndApply(ctx, id, { answers: [], seen: null })],
  ["applies", (ctx, id) => applyBatch(ctx, id)],
  ["plans anew", (ctx, id) => reviseImport(ctx, id, { emptiesCount: true })],
  ["discards", (ctx, id) => discardImport(ctx, id)],
];

describe.each(DOINGS)("a lead who %s", (_, doing) => {
  test("what the secretariat or another lead brought is told whose it is, and it stays as it is", async () => {
    const lead = await ctxOf(home.db, "siobhan-byrne");
    for (const [personId, name] of [["tom-ashdown", "Tom Ashdown"], ["moira-cassidy", "Moira Cassidy"]] as const) {
      const id = await broughtBy(personId);
      const before = await findBatch(home.db.read, id);
      expect(problemOf(await doing(lead, id))).toMatchObject({ kind: "refused", message: expect.stringContaining(`bell.csv was brought by ${name}`) as string });
      expect(await findBatch(home.db.read, id)).toEqual(before);
    }
  });

  test("what they brought is let", async () => {
    valueOf(await doing(await ctxOf(home.db, "siobhan-byrne"), await broughtBy("siobhan-byrne")));
  });

  test("is followed by the secretariat, who may, and not by the office", async () => {
    const id = await broughtBy("siobhan-byrne");
    expect(problemOf(await doing(await ctxOf(home.db, "priya-nair"), id)).kind).toBe("missing");
    valueOf(await doing(await ctxOf(home.db, "tom-ashdown"), id));
  });
});

describe("the preview", () => {
  const shown = async (personId: string, id: string) => valueOf(await importPreview(await ctxOf(home.db, personId), id));

  const ledByMoira = async () => {
    const { id, reference } = await addFinding(home.db, { text: TEXT });
    await write(home.db, (tx) => tx.finding.update({ where: { id }, data: { strategicLead: "Moira Cassidy", strategicLeadPersonId: "moira-cassidy" } }));
    return `Reference,Finding,Target date\n${reference},${TEXT},30 June 2031\n`;
  };

  test("offers nothing to a lead for what a colleague brought, and says who may go on with it", async () => {
    const id = await broughtBy("tom-ashdown", await ledByMoira());
    expect(await shown("siobhan-byrne", id)).toMatchObject({
      mayAnswer: false, mayApply: false, writes: true,
      notTheirs: "bell.csv was brought by Tom Ashdown, so it is not yours to answer, apply or discard. Ask them, or the SIB secretariat.",
    });
  });

  test("offers what may be done to the one who brought it and to the secretariat, until it is applied", async () => {
    const id = await broughtBy("moira-cassidy", await ledByMoira());
    for (const personId of ["moira-cassidy", "tom-ashdown"]) expect(await shown(personId, id)).toMatchObject({ mayAnswer: true, mayApply: true, notTheirs: null });
    valueOf(await applyBatch(await ctxOf(home.db, "tom-ashdown"), id));
    expect(await shown("siobhan-byrne", id)).toMatchObject({ mayAnswer: false, mayApply: false, notTheirs: null });
  });
});
