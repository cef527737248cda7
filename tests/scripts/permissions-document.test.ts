/** docs/permissions.md says what the matrix says. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { VERBS } from "~/domain/permission-matrix";
import { ROLES, ROLE_WORDS } from "~/domain/role";
import { permissionsDocument } from "../../scripts/permissions/permissions-document";

const file = path.resolve(import.meta.dirname, "../../docs/permissions.md");

test("is as npm run permissions writes it", async () => {
  expect(await readFile(file, "utf8"), "Run npm run permissions.").toBe(permissionsDocument());
});

test("names every verb and every role", () => {
  const text = permissionsDocument();
  for (const verb of VERBS) expect(text).toContain(verb);
  for (const role of ROLES) expect(text).toContain(`- **${ROLE_WORDS[role]}**: `);
});
