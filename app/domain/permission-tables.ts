/** The matrix as tables to read, one per side; the page and the document about permissions are made from them. */
import { PERSON_SIDES, type PersonSide } from "~/domain/actor";
import { COLUMN_LIST, type ColumnKey } from "~/domain/columns";
import { MATRIX, scopeOf, VERBS, type Scope, type Verb } from "~/domain/permission-matrix";
import { listed, verbOf, whoMay } from "~/domain/permissions";
import { rolesOf, type Role } from "~/domain/role";

export const SCOPE_WORDS: Record<Scope, string> = { all: "yes", own: "own", named: "when named" };

export type PermissionRow = { verb: Verb; thing: string; scopes: Record<string, Scope | null> };
export type PermissionTable = { side: PersonSide; roles: Role[]; rows: PermissionRow[] };

/** Rows only of what somebody of the side may do. */
export function permissionTables(): PermissionTable[] {
  return PERSON_SIDES.map((side) => {
    const roles = rolesOf(side);
    const rows = VERBS.map((verb) => ({ verb, thing: MATRIX[verb].thing, scopes: Object.fromEntries(roles.map((role) => [role, scopeOf(role, verb)])) }));
    return { side, roles, rows: rows.filter(({ scopes }) => Object.values(scopes).some((scope) => scope !== null)) };
  });
}

/** Of columns that are no field of their own. */
const ELSEWHERE: Partial<Record<ColumnKey, string>> = {
  finding: `locked; with a reason, ${whoMay("correct a finding’s text")}`,
  questions: `until they are issued, ${whoMay("edit an entry")}; then by a new version only`,
  responses: `until they are submitted, ${whoMay("answer")}; then by a new version only`,
};

/** Who changes which field, in the order of the columns. */
export function fieldOwners(): { heading: string; who: string }[] {
  return COLUMN_LIST.map(({ key, heading }) => {
    const verb = verbOf(key);
    return { heading, who: verb === null ? (ELSEWHERE[key] ?? "nobody: it is fixed") : whoMay(verb) };
  });
}

/** What the words in the tables mean. */
export const SCOPE_MEANINGS: readonly [string, string][] = [
  [SCOPE_WORDS.all, "without limit"],
  [SCOPE_WORDS.own, "where they are the strategic or the tactical lead of the finding, or of one of the findings a question was put on; of actions, where a post they hold owns it"],
  [SCOPE_WORDS.named, "while the PCC, or for responses, RAG and the force’s word on notes a chief officer, has named them to act for them; the account page of either shows who was named, from when and how"],
];

/** What nobody may in their own name. */
const OPERATORS = VERBS.filter((verb) => Object.keys(MATRIX[verb].grants).length === 0);

/** What the tables do not say. */
export const BESIDES: readonly string[] = [
  "Who has several roles may do what any one of them may. Who has none may do nothing but see and keep their own account.",
  "Everybody who is signed in may see this page and their own account, change their password and sign out.",
  "Whoever runs the command line on the machine itself acts as the operator for both sides, unless they name a person with --as; then what that person may do holds.",
  `On the command line only the operator, and nobody in particular, may ${listed(OPERATORS.map((verb) => `${verb} (${MATRIX[verb].thing})`))}.`,
  "Neither side sees the other’s drafts, whatever the role.",
];
