/** The matrix: which role may do what to which thing. The only source of it: commands, pages, /permissions and docs/permissions.md read it from here. */
import type { Role } from "~/domain/role";

/** `own`: of findings whose strategic or tactical lead they are, of actions that a post of theirs owns. `named`: where a person who may has named them to act for them. */
export const SCOPES = ["all", "own", "named"] as const;
export type Scope = (typeof SCOPES)[number];

type Grants = Partial<Record<Role, Scope>>;
type Rule = { thing: string; grants: Grants };

const OFFICE: Grants = { pcc: "all", "policy-officer": "all", "opcc-administrator": "all" };
const FORCE: Grants = {
  "strategic-lead": "all", "tactical-lead": "all", "chief-officer": "all", "staff-officer": "all", "sib-secretariat": "all", "force-administrator": "all",
};
const EITHER_SIDE: Grants = { ...OFFICE, ...FORCE };
const LEADS: Grants = { "strategic-lead": "own", "tactical-lead": "own" };
/** Of actions that a post of theirs owns. */
const OWNERS: Grants = Object.fromEntries(Object.keys(EITHER_SIDE).map((role) => [role, "own"]));
const FOR_THE_PCC: Grants = { pcc: "all", "policy-officer": "named", "opcc-administrator": "named" };
const CHIEF_OFFICERS: Grants = { "chief-officer": "all", "staff-officer": "named" };

export const MATRIX = {
  "read what is published": { thing: "finding texts and HMICFRS status", grants: { ...EITHER_SIDE, observer: "all" } },
  "read the record": { thing: "the official record, with the drafts of one’s own side", grants: EITHER_SIDE },
  "see people": { thing: "people, posts and settings", grants: EITHER_SIDE },
  "read the history": { thing: "the history page", grants: { ...EITHER_SIDE, observer: "all" } },
  "read sign-ins": { thing: "sign-ins and refusals of one’s own side", grants: { "opcc-administrator": "all", "force-administrator": "all" } },
  "keep private notes": { thing: "notes on a finding that one’s own side alone sees", grants: EITHER_SIDE },
  "keep views": { thing: "one’s own named views of the register", grants: EITHER_SIDE },

  "add a finding": { thing: "findings and inspections", grants: { "policy-officer": "all", "sib-secretariat": "all" } },
  "correct a finding’s text": { thing: "the locked text of a finding, with a reason", grants: { "opcc-administrator": "all", "force-administrator": "all" } },
  "describe a finding": { thing: "limbs, question area, deadline", grants: { "policy-officer": "all", "sib-secretariat": "all" } },
  "link findings": { thing: "findings that repeat or supersede others", grants: { "policy-officer": "all", "sib-secretariat": "all" } },
  "record the HMICFRS status": { thing: "HMICFRS status, with its source", grants: { "policy-officer": "all", "sib-secretariat": "all", ...LEADS } },

  ask: { thing: "questions, comments, concerns: drafts of the office", grants: { pcc: "all", "policy-officer": "all" } },
  "edit an entry": { thing: "the office’s drafts, and corrections of what is issued", grants: { pcc: "all", "policy-officer": "all" } },
  "approve an entry": { thing: "questions, comments, concerns", grants: FOR_THE_PCC },
  "issue an entry": { thing: "what was approved", grants: { pcc: "all", "policy-officer": "all" } },
  "close an entry": { thing: "what was issued", grants: { pcc: "all", "policy-officer": "all" } },
  "record a spoken answer": { thing: "what was said at a meeting", grants: { "policy-officer": "all" } },
  "decide assurance": { thing: "whether the PCC is assured, with the statement", grants: FOR_THE_PCC },
  "read the question bank": { thing: "the office’s standard questions", grants: OFFICE },
  "edit the question bank": { thing: "the office’s standard questions", grants: { "policy-officer": "all", "opcc-administrator": "all" } },

  "read the force’s drafts": { thing: "drafts of update, RAG, steps, target date, leads on all findings", grants: FORCE },
  "keep a finding up to date": { thing: "update, RAG, steps to green, target date, leads: drafts of the force", grants: { ...LEADS, "sib-secretariat": "all" } },
  "submit an update": { thing: "drafts of update, RAG, steps, target date, leads", grants: { ...LEADS, "sib-secretariat": "all" } },
  "sign off a move to Green or Blue": { thing: "RAG", grants: CHIEF_OFFICERS },
  answer: { thing: "responses: drafts of the force", grants: { ...LEADS, "sib-secretariat": "all", "chief-officer": "all" } },
  "clear a response": { thing: "responses", grants: CHIEF_OFFICERS },
  "submit a response": { thing: "what was cleared", grants: { ...LEADS, "sib-secretariat": "all", ...CHIEF_OFFICERS } },

  "plan meetings": { thing: "meetings, who is to come, and agendas", grants: { "policy-officer": "all", "opcc-administrator": "all" } },
  "take notes": { thing: "what is said at a meeting and how its items ended, who was there; closing it", grants: { "policy-officer": "all", "opcc-administrator": "all" } },
  "comment on notes": { thing: "drafts of comments on notes in circulation", grants: EITHER_SIDE },
  "send comments on notes": { thing: "to the other side, with proposed wording", grants: { ...OFFICE, "chief-officer": "all", "staff-officer": "all", "sib-secretariat": "all" } },
  "circulate notes": { thing: "notes of a meeting as a draft; accepting and declining comments on them; corrections", grants: OFFICE },
  "agree notes": { thing: "for one’s own side", grants: { ...FOR_THE_PCC, ...CHIEF_OFFICERS } },
  "publish notes": { thing: "what both sides have agreed", grants: FOR_THE_PCC },
  "keep actions": { thing: "actions, and how they end", grants: { "policy-officer": "all", "sib-secretariat": "all" } },
  "report on an action": { thing: "updates of actions", grants: { ...OWNERS, "policy-officer": "all", "sib-secretariat": "all" } },

  import: { thing: "trackers and papers", grants: { "policy-officer": "all", "sib-secretariat": "all", ...LEADS } },
  "import an agreed paper": { thing: "as the record of both sides", grants: { "policy-officer": "all" } },
  export: { thing: "the official record", grants: EITHER_SIDE },
  "run SIB cycles": { thing: "cycles, snapshots and copies for the leads", grants: { "sib-secretariat": "all" } },
  "export a working copy": { thing: "with the drafts of one’s own side, marked so", grants: EITHER_SIDE },

  "keep people of the office": { thing: "people, posts, roles; observers too", grants: { "opcc-administrator": "all" } },
  "keep people of the force": { thing: "people, posts, roles", grants: { "force-administrator": "all" } },
  "invite the force’s first administrator": { thing: "until anybody of the force has ever signed in", grants: { "opcc-administrator": "all" } },
  "name who acts for you": { thing: "approving for the PCC, clearing for a chief officer, agreeing notes for either", grants: { pcc: "all", "chief-officer": "all" } },
  "run the machine": { thing: "verify, redact, back up, restore, send the mail of the day", grants: {} },
  "keep settings": { thing: "names of office, head and force; sessions", grants: { "opcc-administrator": "all" } },
} as const satisfies Record<string, Rule>;

export type Verb = keyof typeof MATRIX;
export const VERBS = Object.keys(MATRIX) as Verb[];

/** How far the role may do it; null: not at all. */
export function scopeOf(role: Role, verb: Verb): Scope | null {
  const grants: Grants = MATRIX[verb].grants;
  return grants[role] ?? null;
}
