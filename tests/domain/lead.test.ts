/** Whom a lead column means. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchLead, type PostHolder } from "~/domain/lead";

function holder(id: string, name: string, postCode: string, title: string, fromOn: string | null = null, toOn: string | null = null): PostHolder {
  return { id, name, postCode, title, fromOn, toOn };
}

const people = [
  holder("cc", "David Harkness", "CC", "Chief Constable", "2021-09-01"),
  holder("cc", "David Harkness", "DCC", "Deputy Chief Constable", "2018-04-03", "2021-08-31"),
  holder("dcc", "Catherine Wells", "DCC", "Deputy Chief Constable", "2021-09-01"),
  holder("acclp", "Ngozi Okafor", "ACCLP", "Assistant Chief Constable (Local Policing)"),
  holder("acccv", "Erik Lindqvist", "ACCCV", "Assistant Chief Constable (Crime and Vulnerability)"),
  holder("dbs", "Ruth Pemberton", "DBS", "Director of Business Services"),
  holder("dch", "Moira Cassidy", "Det Ch Supt", "Head of Crime"),
  holder("dci", "Joe Sandford", "T/Det Ch Insp", "Temporary Detective Chief Inspector, Offender Management"),
  holder("finch", "Laura Finch", "T/Supt", "Temporary Superintendent, Kelderby LPA", "2022-03-28"),
  holder("finch", "Laura Finch", "Ch Insp", "Chief Inspector, Missing and Exploitation", "2020-02-03", "2022-03-27"),
  holder("wells2", "Peter Wells", "Insp", "Inspector, Custody"),
  holder("hr", "Paul Brackley", "Head of HR", "Head of People Services"),
];
const today = "2022-05-23";

describe("matchLead", () => {
  it.each([
    ["Ngozi Okafor", "acclp"], ["ngozi okafor", "acclp"], ["ACC Okafor", "acclp"], ["ACC Ngozi Okafor", "acclp"], ["ACCLP", "acclp"],
    ["DCC", "dcc"], ["Deputy Chief Constable", "dcc"], ["DCC Wells", "dcc"], ["DCC  Wells ", "dcc"], ["Insp Wells", "wells2"],
    ["CC", "cc"], ["Chief Constable", "cc"], ["CC Harkness", "cc"],
    ["T/DCI Sandford", "dci"], ["DCI Sandford", "dci"], ["T/Det Ch Insp Sandford", "dci"], ["Detective Chief Inspector Sandford", "dci"],
    ["Det Ch Supt Cassidy", "dch"], ["DCS Cassidy", "dch"], ["Director Pemberton", "dbs"], ["Mr Brackley", "hr"], ["P Brackley", "hr"],
    ["Supt Finch", "finch"], ["Laura Finch", "finch"],
  ])("%s is one person", (text, id) => {
    expect(matchLead(text, people, today)).toBe(id);
  });

  it.each([
    ["a name nobody has", "ACC Nobody"], ["nothing", ""], ["punctuation", "–"], ["a surname two share", "Mr Wells"], ["several posts", "CC / DCC"],
    ["a post two hold in part", "ACC"], ["a post left by its holder", "Ch Insp Finch"], ["a surname alone", "Okafor"], ["the wrong post", "Insp Okafor"],
    ["a word of a title", "Chief"],
  ])("%s is kept as text", (_, text) => {
    expect(matchLead(text, people, today)).toBeNull();
  });

  it("knows who held a post when", () => {
    expect(matchLead("DCC", people, "2021-08-31")).toBe("cc");
    expect(matchLead("Ch Insp Finch", people, "2022-03-27")).toBe("finch");
  });

  it("names only people in post, and never fails", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("2017-01-01", "2021-08-31", today), (text, on) => {
        const id = matchLead(text, people, on);
        expect(id === null || people.some((each) => each.id === id && (each.fromOn ?? on) <= on && (each.toOn ?? on) >= on)).toBe(true);
      }),
    );
  });

  it("finds everybody in post by their name", () => {
    for (const { name, fromOn, toOn } of people) {
      const current = people.filter((each) => each.name === name && (each.fromOn ?? today) <= today && (each.toOn ?? today) >= today);
      if ((fromOn ?? today) <= today && (toOn ?? today) >= today) expect(matchLead(name, people, today)).toBe(current[0]?.id);
    }
  });
});
