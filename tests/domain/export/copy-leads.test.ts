/** Who is sent a copy, and how leads and their files are told apart. */
import { describe, expect, it } from "vitest";
import { copyLeads, leadsNamed, type LeadPerson } from "~/domain/export/copy-leads";
import { copyFileName, differentNames } from "~/domain/export/file-name";
import { smallFinding } from "../../support/small-record";

const TODAY = "2022-05-23";
const post = (code: string) => [{ code, title: code, fromOn: null, toOn: null }];
const people: LeadPerson[] = [
  { id: "ann-1", name: "Ann Poole", posts: post("Insp") },
  { id: "ann-2", name: "Ann Poole", posts: post("Insp") },
  { id: "okafor", name: "Ngozi Okafor", posts: post("ACC") },
];
const lead = (text: string, personId: string | null = null) => ({ text, personId });
const findings = [
  smallFinding(1, { strategicLead: lead("ACC Okafor", "okafor"), tacticalLead: lead("Insp Poole", "ann-1") }),
  smallFinding(2, { strategicLead: lead("Ngozi Okafor", "okafor"), tacticalLead: lead("Insp A Poole", "ann-2") }),
  smallFinding(3, { strategicLead: lead("SPOC  to be confirmed"), tacticalLead: lead("spoc to be confirmed") }),
  smallFinding(4, { strategicLead: null, tacticalLead: null }),
  smallFinding(5, { strategicLead: lead("Somebody gone"), tacticalLead: null, hmicfrsStatus: "complete" }),
];
const leads = copyLeads(findings, people, TODAY);

describe("the leads of a record", () => {
  it("are the people its open findings name, whatever they are called there, then words that name nobody, and one for no lead", () => {
    expect(leads.map((each) => each.words)).toEqual(["ACC Ngozi Okafor", "Insp Ann Poole", "Insp Ann Poole (2)", "SPOC  to be confirmed", "No lead"]);
    expect(new Set(leads.map((each) => each.key)).size).toBe(5);
  });

  it("have no nobody where every open finding has a lead", () => {
    expect(copyLeads(findings.slice(0, 2), people, TODAY).map((each) => each.key)).not.toContain("none");
    expect(copyLeads([], people, TODAY)).toEqual([]);
  });

  it.each([
    ["ngozi okafor", ["ACC Ngozi Okafor"]],
    ["ACC", ["ACC Ngozi Okafor"]],
    ["Insp Ann Poole (2)", ["Insp Ann Poole (2)"]],
    ["Ann Poole", ["Insp Ann Poole", "Insp Ann Poole (2)"]],
    ["person:ann-2", ["Insp Ann Poole (2)"]],
    ["none", ["No lead"]],
    ["Okafor", []],
    ["", []],
  ])("%s names %o", (typed, words) => {
    expect(leadsNamed(leads, typed).map((each) => each.words)).toEqual(words);
  });
});

describe("the names of copies", () => {
  const named = (words: string) => copyFileName({ forceName: "Marchshire Police", boardOn: "2022-05-25", lead: words });
  it.each([
    ["T/DCI Siân O’Brien", "marchshire-sib-2022-05-25-t-dci-sian-o-brien.xlsx"],
    ["../../etc/passwd", "marchshire-sib-2022-05-25-etc-passwd.xlsx"],
    ["CON:", "marchshire-sib-2022-05-25-con.xlsx"],
    ["李", "marchshire-sib-2022-05-25-lead.xlsx"],
  ])("%s", (words, name) => {
    expect(named(words)).toBe(name);
  });

  it("differ where leads are written alike", () => {
    expect(differentNames(["a.xlsx", "b.xlsx", "a.xlsx", "a.xlsx"])).toEqual(["a.xlsx", "b.xlsx", "a-2.xlsx", "a-3.xlsx"]);
    expect(differentNames(["a.xlsx", "a.xlsx", "a-2.xlsx"])).toEqual(["a.xlsx", "a-2.xlsx", "a-2-2.xlsx"]);
  });
});
