/** Snapshots are looked at without being unpacked each time. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Ctx } from "~/db/ctx.server";
import { readSnapshotRecord, readSnapshots } from "~/db/cycles.server";
import { keptSnapshot } from "~/db/kept-snapshots.server";
import { RAGS_OR_NONE } from "~/domain/cycle/movement";
import { rowFilter } from "~/domain/register/register-filter";
import { PARAMETERS, readView } from "~/domain/register/register-view";
import { cyclesPage } from "~/queries/cycles-page.server";
import { readRegister } from "~/queries/register.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { ctxOf } from "../support/demonstration-actor";
import type { FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/round-trip";

let home: FreshDatabase;
let ctx: Ctx;
beforeEach(async () => {
  home = await demonstrationDatabase();
  ctx = await ctxOf(home.db, "priya-nair");
});
afterEach(() => home.remove());

it("counts each snapshot once, and says the same again", async () => {
  const first = valueOf(await cyclesPage(ctx));
  expect(first.rags.map(({ boardOn }) => boardOn)).toEqual(["2022-01-26", "2022-03-23", null]);
  const unpacked = vi.spyOn(home.db.read.snapshot, "findUnique");
  expect(valueOf(await cyclesPage(ctx)).rags).toEqual(first.rags);
  expect(unpacked).not.toHaveBeenCalled();
  await readSnapshotRecord(home.db.read, "none");
  expect(unpacked).toHaveBeenCalledOnce();
});

it.each(["siobhan-byrne", "priya-nair"])("counts for %s what their register shows of now", async (person) => {
  const asker = await ctxOf(home.db, person);
  const { rows } = valueOf(await readRegister(asker));
  const now = valueOf(await cyclesPage(asker)).rags.at(-1)?.counts;
  for (const rag of RAGS_OR_NONE) {
    const view = readView(new URLSearchParams({ [PARAMETERS.rag]: rag, [PARAMETERS.open]: "yes" }));
    expect([rag, now?.[rag]]).toEqual([rag, rows.filter(rowFilter(view, asker.today)).length]);
  }
});

it("keeps the records of the snapshots looked at last, and none where there is none", async () => {
  const [one] = await readSnapshots(home.db.read);
  const record = await keptSnapshot(home.db, one?.id ?? "");
  expect(record?.findings.length).toBeGreaterThan(0);
  expect(await keptSnapshot(home.db, one?.id ?? "")).toBe(record);
  for (const id of ["none", "neither", "nor this"]) expect(await keptSnapshot(home.db, id)).toBeNull();
  expect(await keptSnapshot(home.db, one?.id ?? "")).toBe(record);
});
