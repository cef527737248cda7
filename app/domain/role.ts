/** Role: what a person may be in this product; each belongs to one side. */
import type { PersonSide } from "~/domain/actor";

export const ROLES = [
  "pcc", "policy-officer", "opcc-administrator",
  "strategic-lead", "tactical-lead", "chief-officer", "staff-officer", "sib-secretariat", "force-administrator",
  "observer",
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_WORDS: Record<Role, string> = {
  pcc: "PCC",
  "policy-officer": "Policy officer",
  "opcc-administrator": "OPCC administrator",
  "strategic-lead": "Strategic lead",
  "tactical-lead": "Tactical lead",
  "chief-officer": "Chief officer",
  "staff-officer": "Staff officer",
  "sib-secretariat": "SIB secretariat",
  "force-administrator": "Force administrator",
  observer: "Observer",
};

/** What the role is for, in a line beside its name. */
export const ROLE_PURPOSES: Record<Role, string> = {
  pcc: "Approves questions and decides assurance",
  "policy-officer": "Prepares questions, issues them once approved, records answers",
  "opcc-administrator": "Keeps the people of the office and the observers",
  "strategic-lead": "Answers for the findings they lead",
  "tactical-lead": "Keeps the findings they lead up to date",
  "chief-officer": "Clears responses, signs off moves to Green or Blue",
  "staff-officer": "Clears for a chief officer who named them",
  "sib-secretariat": "Keeps all findings’ updates, cycles and exports",
  "force-administrator": "Keeps the people of the force",
  observer: "Reads published notes, finding texts and HMICFRS status",
};

export const ROLE_SIDES: Record<Role, PersonSide> = {
  pcc: "opcc",
  "policy-officer": "opcc",
  "opcc-administrator": "opcc",
  "strategic-lead": "force",
  "tactical-lead": "force",
  "chief-officer": "force",
  "staff-officer": "force",
  "sib-secretariat": "force",
  "force-administrator": "force",
  observer: "observer",
};

export function rolesOf(side: PersonSide): Role[] {
  return ROLES.filter((role) => ROLE_SIDES[role] === side);
}

/** The role that keeps the people of a side; observers are kept by the office. */
export const ADMINISTRATORS: Record<PersonSide, Role> = {
  opcc: "opcc-administrator",
  force: "force-administrator",
  observer: "opcc-administrator",
};
