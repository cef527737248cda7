/** Series and kinds of meetings are saved on what was seen of them: two planners do not undo one another. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { saveKinds, saveSeries } from "~/commands/meetings/save-series.server";
import type { Ctx } from "~/db/ctx.server";
import { seriesText } from "~/domain/meeting/meeting";
import { seriesPage } from "~/queries/series-page.server";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { opcc, problemOf, valueOf } from "../../support/marchshire";
import { testCtx } from "../../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
});
afterEach(() => home.remove());

const page = async () => valueOf(await seriesPage(ctx));
const first = async () => {
  const [series] = (await page()).series;
  if (series === undefined) throw new Error("There is no series.");
  return series;
};

it("a series that somebody else has saved meanwhile is not written over", async () => {
  const { id, name, standing } = await first();
  const seen = seriesText({ name, standing });
  const save = (more: { standing: string; seen?: string }) => saveSeries(ctx, { seriesId: id, name, ...more });
  valueOf(await save({ standing: "Apologies\r\nDeclarations", seen }));
  expect(problemOf(await save({ standing: "Apologies", seen }))).toMatchObject({ kind: "stale", message: expect.stringContaining("Declarations") });
  expect(problemOf(await save({ standing: "Apologies" })).kind).toBe("stale");
  expect((await first()).standing).toEqual(["Apologies", "Declarations"]);
  valueOf(await save({ standing: "", seen: seriesText(await first()).replaceAll("\n", "\r\n") }));
  expect((await first()).standing).toEqual([]);
});

it("a new series needs nothing that was seen", async () => {
  valueOf(await saveSeries(ctx, { seriesId: "", name: "Board", standing: "Budget" }));
  expect((await page()).series.map(({ name }) => name)).toContain("Board");
});

it("kinds of meeting that somebody else has saved meanwhile are not written over", async () => {
  const seen = (await page()).kinds.join("\n");
  valueOf(await saveKinds(ctx, { typed: `${seen}\nbudget`, seen: seen.replaceAll("\n", "\r\n") }));
  expect(problemOf(await saveKinds(ctx, { typed: `${seen}\nroads`, seen }))).toMatchObject({ kind: "stale", field: "kinds", message: expect.stringContaining("budget") });
  expect((await page()).kinds).toContain("budget");
  valueOf(await saveKinds(ctx, { typed: "assurance", seen: (await page()).kinds.join("\n") }));
  expect((await page()).kinds).toEqual(["assurance"]);
});
