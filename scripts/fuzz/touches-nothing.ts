/** Brings the files made to exhaust to the commands behind the pages, through the worker they use, and compares the database before and after. */
import { fillUpload } from "~/commands/fill-upload.server";
import { takeUpload } from "~/commands/plan-import.server";
import { OPERATOR } from "~/domain/actor";
import { databaseContents } from "../../tests/support/database-contents";
import { demonstrationDatabase } from "../../tests/support/demonstration-database";
import { HOSTILE } from "../../tests/support/hostile-files";
import { testCtx } from "../../tests/support/test-ctx";

const options = { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {} };

/** What keeping a preview writes: itself, and who writes at the moment. */
const OF_A_PREVIEW = new Set(["Import", "Lock"]);

/** Returns what went wrong: a throw, or a table that differs. A file that is taken is kept with its preview, and nothing else. */
export async function touchesNothing(): Promise<string[]> {
  const database = await demonstrationDatabase();
  const failures: string[] = [];
  try {
    const ctx = testCtx(database.db, OPERATOR);
    let before = await databaseContents(database.url);
    for (const [name, , make] of HOSTILE) {
      const file = { fileName: "tracker.xlsx", bytes: make() };
      try {
        const taken = await takeUpload(ctx, { ...file, options });
        await fillUpload(ctx, { ...file, inspection: null });
        const after = await databaseContents(database.url);
        const differs = Object.keys(after).filter((table) => after[table] !== before[table] && !(taken.ok && OF_A_PREVIEW.has(table)));
        if (differs.length > 0) failures.push(`${name}: the database differs in ${differs.join(", ")}.`);
        before = after;
      } catch (error) {
        failures.push(`${name}: a command threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  } finally {
    await database.remove();
  }
  return failures;
}
