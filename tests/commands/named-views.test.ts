/** Views of the register that a person named: their own alone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteView, renameView, saveView } from "~/commands/save-view.server";
import { OPERATOR } from "~/domain/actor";
import { MOST_VIEWS, searchToKeep } from "~/domain/named-view";
import { namedViews } from "~/queries/named-views.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await demonstrationDatabase();
});
afterAll(() => fresh.remove());

const as = (personId: string) => ctxOf(fresh.db, personId);
const save = async (personId: string, name: string, search = "rag=red", replace = false) => saveView(await as(personId), { name, search, replace });
const viewsOf = async (personId: string) => valueOf(await namedViews(await as(personId))).map(({ name, search }) => `${name}: ${search}`);
const idOf = async (personId: string, name: string) => valueOf(await namedViews(await as(personId))).find((view) => view.name === name)?.id ?? "";

describe("a named view", () => {
  it("keeps what is shown and how, whatever else stands in the address", () => {
    expect(searchToKeep("?rag=red&rag=purple&page=4&sort=-updateAsAt&view=sib&evil=%3Cscript%3E")).toBe("view=sib&rag=red&sort=-updateAsAt");
    expect(searchToKeep("q=two+words&lead=ACC+Okafor")).toBe("q=two+words&lead=ACC+Okafor");
    expect(searchToKeep("")).toBe("");
  });

  it("is its owner’s alone, by name", async () => {
    valueOf(await save("priya-nair", "  My   reds "));
    valueOf(await save("priya-nair", "Everything", ""));
    valueOf(await save("tom-ashdown", "My reds", "rag=red&view=sib"));
    expect(await viewsOf("priya-nair")).toEqual(["Everything: ", "My reds: rag=red"]);
    expect(await viewsOf("tom-ashdown")).toEqual(["My reds: view=sib&rag=red"]);
    const id = await idOf("priya-nair", "My reds");
    expect(problemOf(await deleteView(await as("tom-ashdown"), id)).kind).toBe("missing");
    expect(problemOf(await renameView(await as("callum-reeve"), { id, name: "Mine now" })).kind).toBe("missing");
  });

  it("takes the place of another of its name only where that is wanted", async () => {
    expect(problemOf(await save("priya-nair", "My reds", "rag=amber"))).toMatchObject({ kind: "invalid", field: "name" });
    valueOf(await save("priya-nair", "My reds", "rag=amber", true));
    expect(await viewsOf("priya-nair")).toEqual(["Everything: ", "My reds: rag=amber"]);
  });

  it("is renamed and deleted", async () => {
    const id = await idOf("priya-nair", "My reds");
    expect(problemOf(await renameView(await as("priya-nair"), { id, name: "Everything" })).field).toBe("name");
    valueOf(await renameView(await as("priya-nair"), { id, name: "My reds" }));
    valueOf(await renameView(await as("priya-nair"), { id, name: "Ambers" }));
    expect(await viewsOf("priya-nair")).toEqual(["Ambers: rag=amber", "Everything: "]);
    valueOf(await deleteView(await as("priya-nair"), id));
    expect(problemOf(await deleteView(await as("priya-nair"), id)).kind).toBe("missing");
    expect(await viewsOf("priya-nair")).toEqual(["Everything: "]);
  });

  it.each(["", " \n ", "x".repeat(81)])("needs a name: %j", async (name) => {
    expect(problemOf(await save("priya-nair", name))).toMatchObject({ kind: "invalid", field: "name" });
  });

  it("is not kept for an observer or the operator", async () => {
    expect(problemOf(await save("rosalind-achebe", "Mine")).kind).toBe("refused");
    expect(problemOf(await saveView(testCtx(fresh.db, OPERATOR), { name: "Mine", search: "", replace: false })).kind).toBe("refused");
  });

  it("is one of a bounded number", async () => {
    const ctx = await as("callum-reeve");
    for (let made = 0; made < MOST_VIEWS; made += 1) valueOf(await saveView(ctx, { name: `View ${String(made)}`, search: "", replace: false }));
    expect(problemOf(await saveView(ctx, { name: "One more", search: "", replace: false })).message).toContain("50 views");
    valueOf(await saveView(ctx, { name: "View 7", search: "rag=red", replace: true }));
  });
});
