/** docs/permissions.md, made from the matrix. */
import { PERSON_SIDE_WORDS } from "~/domain/actor";
import { BESIDES, fieldOwners, permissionTables, SCOPE_MEANINGS, SCOPE_WORDS, type PermissionTable } from "~/domain/permission-tables";
import { ROLE_PURPOSES, ROLE_WORDS } from "~/domain/role";

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function table(headings: readonly string[], rows: readonly string[][]): string {
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

function sideTable({ side, roles, rows }: PermissionTable): string {
  const cells = rows.map(({ verb, thing, scopes }) => [
    verb, thing, ...roles.map((role) => { const scope = scopes[role] ?? null; return scope === null ? "–" : SCOPE_WORDS[scope]; }),
  ]);
  const purposes = roles.map((role) => `- **${ROLE_WORDS[role]}**: ${ROLE_PURPOSES[role]}.`);
  return [`## ${side === "observer" ? "Observers" : PERSON_SIDE_WORDS[side]}`, purposes.join("\n"), table(["May", "What", ...roles.map((role) => ROLE_WORDS[role])], cells)].join("\n\n");
}

export function permissionsDocument(): string {
  const parts = [
    "# Who may do what",
    "Made by `npm run permissions` from `app/domain/permission-matrix.ts`, the only source of it; do not edit. The page *Who may do what* shows the same.",
    SCOPE_MEANINGS.map(([word, meaning]) => `- **${word}**: ${meaning}.`).join("\n"),
    ...permissionTables().map(sideTable),
    "## Who changes which field",
    table(["Field", "Who"], fieldOwners().map(({ heading, who }) => [heading, who])),
    "## Besides",
    BESIDES.map((sentence) => `- ${sentence}`).join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}
