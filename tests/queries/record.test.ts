/** The record as it is asked for: by side, and from memory while nothing changes. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editCell } from "~/commands/edit-cell.server";
import { openDatabase } from "~/db/open-database.server";
import { readRecord } from "~/queries/record.server";
import { seedDemonstration } from "../../prisma/seed";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFinding, force, operator, opcc, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.remove());

const as = (actor = opcc) => testCtx(fresh.db, actor);
const read = async (actor = opcc) => valueOf(await readRecord(as(actor)));

describe("readRecord", () => {
  it("answers from memory while nothing changes, and anew after a change", async () => {
    const { reference } = await addFinding(fresh.db);
    const first = await read();
    expect(await read()).toBe(first);
    valueOf(await editCell(as(force), { reference, column: "rag", value: "amber", base: null, submit: true }));
    const second = await read();
    expect(second).not.toBe(first);
    expect([first, second].map((record) => record.findings[0]?.update?.rag)).toEqual([undefined, "amber"]);
  });

  it("sees what another program stored", async () => {
    await addFinding(fresh.db);
    expect((await read()).findings).toHaveLength(1);
    const other = await openDatabase(fresh.url);
    await addFinding(other, { number: "AFI 2" });
    await other.close();
    expect((await read()).findings).toHaveLength(2);
  });

  it("loads once for all who ask at the same time", async () => {
    await addFinding(fresh.db);
    const [a, b, c] = await Promise.all([read(), read(), read()]);
    expect(a).toBe(b);
    expect(b).toBe(c);
  });

  it("gives each side its own drafts and nobody the other’s; the operator none", async () => {
    valueOf(await seedDemonstration(fresh.db));
    const states = async (actor: typeof opcc) => {
      const record = await read(actor);
      const entries = record.findings.flatMap((finding) => finding.entries);
      return {
        entries: new Set(entries.map((entry) => entry.state)),
        responses: new Set(entries.flatMap((entry) => entry.responses).map((response) => response.state)),
        drafts: record.findings.some((finding) => finding.drafts.length > 0),
      };
    };
    expect(await states(opcc)).toEqual({ entries: new Set(["draft", "approved", "issued", "answered", "closed"]), responses: new Set(["submitted"]), drafts: false });
    expect(await states(force)).toEqual({ entries: new Set(["issued", "answered", "closed"]), responses: new Set(["draft", "cleared", "submitted"]), drafts: true });
    expect(await states(operator)).toEqual({ entries: new Set(["issued", "answered", "closed"]), responses: new Set(["submitted"]), drafts: false });
  });
});
