/** Makes an import ready to be applied, says so, and applies it as soon as it is told to: a process to be killed meanwhile. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { applyImport } from "~/commands/apply-import.server";
import { readTaken } from "~/commands/read-taken.server";
import { openDatabase } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import { earlyOn23May, testCtx } from "./test-ctx";

const [url = "", file = "", id = ""] = process.argv.slice(2);
const db = await openDatabase(url);
const read = await readTaken({ fileName: "returned.xlsx", bytes: await readFile(file) }, "here");
if (!read.ok) throw new Error(read.problem.message);
// Reading something beforehand loads what the driver needs.
await db.read.import.count();
console.log("ready");
await once(process.stdin, "data");
console.log("begun");
// The same ids in every process, and none that the database has already.
let made = 0;
const ctx = { ...testCtx(db, OPERATOR, earlyOn23May), newId: () => `taken-in-${String((made += 1))}` };
const applied = await applyImport(ctx, id, read.value);
await db.close();
console.log(applied.ok ? "applied" : applied.problem.message);
process.exit();
