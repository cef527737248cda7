/** `npm run permissions`: writes docs/permissions.md from the matrix. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { permissionsDocument } from "./permissions/permissions-document";

const file = path.resolve(import.meta.dirname, "../docs/permissions.md");
await writeFile(file, permissionsDocument());
console.log(`${file} was written.`);
