/** What the people of the demonstration may do, and who of them is offered on its sign-in page. */
import type { DelegationKind } from "~/domain/delegation";
import type { Role } from "~/domain/role";
import type { DemoDate } from "./shape";

/** `offered`: on the sign-in page. */
type DemoRoles = { name: string; roles: Role[]; offered?: true };

/** One per kind of work, in the order of the sign-in page. */
export const roles: DemoRoles[] = [
  { name: "Priya Nair", roles: ["policy-officer"], offered: true },
  { name: "Helen Ferriday", roles: ["pcc"], offered: true },
  { name: "Judith Allardyce", roles: ["opcc-administrator"], offered: true },
  { name: "Callum Reeve", roles: ["policy-officer"], offered: true },
  { name: "Tom Ashdown", roles: ["sib-secretariat"], offered: true },
  { name: "Ngozi Okafor", roles: ["chief-officer", "strategic-lead"], offered: true },
  { name: "Moira Cassidy", roles: ["strategic-lead"], offered: true },
  { name: "Siobhan Byrne", roles: ["tactical-lead"], offered: true },
  { name: "Catherine Wells", roles: ["chief-officer", "strategic-lead"], offered: true },
  { name: "Beth Hargreaves", roles: ["staff-officer"], offered: true },
  { name: "Samira Haddad", roles: ["force-administrator", "tactical-lead"], offered: true },
  { name: "Rosalind Achebe", roles: ["observer"], offered: true },
  { name: "David Harkness", roles: ["chief-officer"] },
  { name: "Erik Lindqvist", roles: ["chief-officer", "strategic-lead"] },
  { name: "Ruth Pemberton", roles: ["strategic-lead"] },
  { name: "Alan Tregear", roles: ["strategic-lead"] },
  { name: "Gareth Vaughan", roles: ["strategic-lead"] },
  ...["Anwar Rahman", "Kofi Osei", "Helen Marlow", "Joe Sandford", "Laura Finch", "Imran Qadir", "Wendy Lockhart", "Dawn Kettering", "Paul Brackley"].map(
    (name): DemoRoles => ({ name, roles: ["tactical-lead"] }),
  ),
];

export const observer = { name: "Rosalind Achebe", post: "PCP", title: "Member of the Marchshire Police and Crime Panel", from: "2021-06-10" } as const;

export const delegations: { kind: DelegationKind; from: string; to: string; fromOn: DemoDate; how: string }[] = [
  { kind: "clears-for", from: "David Harkness", to: "Beth Hargreaves", fromOn: "2021-09-13", how: "by e-mail of 13 September 2021" },
  { kind: "clears-for", from: "Catherine Wells", to: "Beth Hargreaves", fromOn: "2021-09-13", how: "by e-mail of 13 September 2021" },
  { kind: "approves-for", from: "Helen Ferriday", to: "Priya Nair", fromOn: "2021-05-17", how: "in the induction meeting of 17 May 2021" },
];
