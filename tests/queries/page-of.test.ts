/** Long lists in pages, and the numbers that open them. */
import { describe, expect, it, test } from "vitest";
import { isChosen, readMovementChoice } from "~/domain/cycle/movement-choice";
import { movementPage } from "~/queries/movement-page.server";
import { movementLines } from "~/queries/movement-lines.server";
import { pageOf } from "~/queries/page-of.server";
import { snapshotPage } from "~/queries/snapshot-page.server";
import { RAGS_OR_NONE, MOVES } from "~/domain/cycle/movement";
import { demonstrationDatabase } from "../support/demonstration-database";
import { ctxOf } from "../support/demonstration-actor";
import { valueOf } from "../support/round-trip";

test("a list is cut in hundreds, and a page that is none is the nearest there is", () => {
  const all = Array.from({ length: 230 }, (_, index) => index);
  expect(pageOf(all, 1)).toEqual({ lines: all.slice(0, 100), page: 1, pages: 3, matched: 230 });
  expect(pageOf(all, 3).lines).toEqual(all.slice(200));
  for (const [asked, page] of [[9, 3], [0, 1], [-2, 1], [Number.NaN, 1], [2.7, 2], [Infinity, 3]] as const) expect(pageOf(all, asked).page, String(asked)).toBe(page);
  expect(pageOf([], 1)).toEqual({ lines: [], page: 1, pages: 1, matched: 0 });
});

describe("each number opens a list of as many findings", () => {
  it("of a snapshot and of movement", async () => {
    const home = await demonstrationDatabase();
    const ctx = await ctxOf(home.db, "priya-nair");
    const whole = valueOf(await snapshotPage(ctx, "2022-03-23", 1, { rag: null, page: 1 }));
    expect(whole.findings.matched).toBe(whole.total);
    for (const rag of RAGS_OR_NONE) {
      const { findings, counts } = valueOf(await snapshotPage(ctx, "2022-03-23", 1, { rag, page: 1 }));
      expect(findings.matched, rag).toBe(counts[rag]);
      expect(findings.lines.every((line) => line.rag === rag)).toBe(true);
    }
    const open = valueOf(await snapshotPage(ctx, "2022-03-23", 1, { rag: "open", page: 1 }));
    expect(open.findings.matched).toBe(open.open);
    expect(open.open).toBe(RAGS_OR_NONE.reduce((sum, rag) => sum + open.counts[rag], 0));
    expect(open.open).toBeLessThan(open.total);
    const { movement } = valueOf(await movementPage(ctx, { from: null, to: null }));
    if (movement === null) throw new Error("Nothing was compared.");
    const listed = (search: string) => movementLines(movement, readMovementChoice(new URLSearchParams(search)), 1);
    const { moves, matrix, lists } = listed("");
    for (const move of MOVES) expect(listed(`move=${move}`).findings.matched, move).toBe(moves[move]);
    for (const list of ["leads", "target", "stale"] as const) expect(listed(`list=${list}`).findings.matched, list).toBe(lists[list]);
    for (const from of RAGS_OR_NONE) for (const to of RAGS_OR_NONE) expect(listed(`rag=${from}-${to}`).findings.matched, `${from}-${to}`).toBe(matrix[from][to]);
    expect(listed("move=better").findings.lines.every((finding) => isChosen({ by: "move", move: "better" }, finding))).toBe(true);
    expect(MOVES.reduce((sum, move) => sum + moves[move], 0) + listed("").leftOut).toBe(movement.findings.length);
    await home.remove();
  });
});
