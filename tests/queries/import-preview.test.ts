/** The preview of an import speaks of its own page, not of the command line. */
import { expect, it } from "vitest";
import { takeReadableUploads } from "~/commands/take-readable-uploads.server";
import { OPERATOR } from "~/domain/actor";
import { importPreview } from "~/queries/import-preview.server";
import { freshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { plainOptions } from "../support/plan-fixture";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

it("asks for what a file does not say where it can be answered", async () => {
  const home = await freshDatabase();
  const ctx = testCtx(home.db, OPERATOR);
  const bytes = new Uint8Array(makeXlsx({ sheets: [{ name: "Tracker", rows: [["AFI / recommendation", "RAG"], ["AFI 1: The force should review its plans.", "Red"]] }] }));
  const { taken } = valueOf(await takeReadableUploads(ctx, [{ fileName: "marchshire.xlsx", bytes, options: { ...plainOptions, inspection: null } }]));
  const { files } = valueOf(await importPreview(ctx, taken));
  expect(files[0]?.refusal).toEqual({ message: "The file does not say which inspection its findings come from. Give its title below.", field: "inspection" });
  await home.remove();
});
