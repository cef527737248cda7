/** Notes of past meetings, pasted from a web page (parted by tabs, with its mark-up) or out of a PDF (a margin that stands below, broken lines). */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaperNotes } from "~/domain/notes/paper-notes";
import { paragraphsIn } from "~/domain/notes/paper-rows";
import { printedRows } from "~/domain/notes/printed-rows";
import { readNotes } from "~/domain/notes/read-notes";

const TABBED = `

Quarterly Assurance Meeting June 2031– Meeting Notes

Date: Tuesday 3rd June, 10:30 am
 Chair: Helen Ferriday
 Minutes: Callum Reeve, Policy Officer, OPCC
 Venue: Virtual

\tName:\tCapacity:
Attendance:\tHelen Ferriday\tPolice and Crime Commissioner (PCC)
\tNgozi Okafor\tChief Constable (CC)

No.\tItem\t
1.\tOutstanding Matters / Matters arising N/A\t
2.\t<p>AOB</p> <p>The PCC asked about the <b>harbour</b> &amp; its lights.</p> <ul style="x"> • They are lit.</ul> <p>ACTION: Send the plan of the lights.</p>\tCC

<p>3.</p>\t<p>Holding to account – Harbours</p>\t
<p>1.1</p>\t<p>Boats</p> <p>The CC said there are</p>\t

\t<p>eleven. ACTION: Revisit in 6 months to count them.</p>\t
<p>4.</p>\t<p>Confirmation of next meeting type / date / time / venue:</p> <p>Performance</p> <p>1 July 2031 at 14:00pm</p>\t
`;

const PRINTED = ` Quarterly Assurance Meeting October 2031– Meeting Notes 
 

Date: Monday 6th October, 13:30 pm 

Chair: Helen Ferriday 

Minutes: Callum Reeve, Policy Officer, OPCC 

Venue Harbour Room 

 Name: Capacity: 

Attendance: Helen Ferriday  

Ngozi Okafor 

Rhys Tandy 

Police and Crime Commissioner (PCC) 

Chief Constable (CC) 

T/Ch Supt. Harbours (T/Ch Supt) 
 

No.  Item  

1.  Outstanding Matters / Matters arising  

One action arising from the June meeting. 

1.1 Revisit in 6 months to count them. (fewer boats 
were expected). 

 

The written update counted
 nine. In 2030 there were 
2.5 times as many.  

ACTION: Revisit in 6 months once more. 

 
 
CC 

2.  Holding to account – Weather 

2.1 Storms 

ACTION: Talks between the PCC 
and chief officers. 

ACTION: T/Ch Supt to find the timetable. 

 
PCC 
 
T/Ch 
Supt 

Page 2 of 2 
 

 Confirmation of next meeting type / date / time / venue: 

Tuesday 21st October 2031; 10:30 – 12:30 

Performance. 
`;

function read(text: string): PaperNotes {
  const notes = readNotes(text.split("\n"));
  if (notes === null) throw new Error("These are notes.");
  return notes;
}

const actionsIn = (notes: PaperNotes) => notes.items.flatMap((item) => item.actions.map(({ text, owners }) => [item.number, text, owners]));

describe("pasted from a web page", () => {
  const notes = read(TABBED);

  test("the day takes its year from the title", () => {
    expect(notes).toMatchObject({ date: "2031-06-03", time: "10:30", chair: "Helen Ferriday", noteTaker: "Callum Reeve, Policy Officer, OPCC", venue: "Virtual", virtual: true, notices: [], left: [] });
  });

  test("names stand beside their capacities", () => {
    expect(notes.attendance).toEqual([
      { line: 11, name: "Helen Ferriday", capacity: "Police and Crime Commissioner", code: "PCC", presence: "present" },
      { line: 12, name: "Ngozi Okafor", capacity: "Chief Constable", code: "CC", presence: "present" },
    ]);
  });

  test("items in order, without the mark-up, a row without a number going on with the one above", () => {
    expect(notes.items.map(({ number, depth, kind, heading, text, nothingArose }) => [number, depth, kind, heading, nothingArose, text])).toEqual([
      ["1", 0, "outstanding", "Outstanding Matters / Matters arising", true, null],
      ["2", 0, "aob", "AOB", false, "The PCC asked about the harbour & its lights.\n• They are lit.\nACTION: Send the plan of the lights."],
      ["3", 0, "theme", "Holding to account – Harbours", false, null],
      ["1.1", 1, "other", "Boats", false, "The CC said there are\neleven. ACTION: Revisit in 6 months to count them."],
    ]);
  });

  test("actions with the owner in the margin, or nobody yet", () => {
    expect(actionsIn(notes)).toEqual([["2", "Send the plan of the lights.", ["CC"]], ["1.1", "Revisit in 6 months to count them.", []]]);
    expect(notes.next).toEqual({ kind: "Performance", date: "2031-07-01", time: "14:00", endTime: null, venue: null });
  });
});

describe("out of a PDF", () => {
  const notes = read(PRINTED);

  test("names and posts in two runs", () => {
    expect(notes.attendance.map(({ name, code }) => [name, code])).toEqual([["Helen Ferriday", "PCC"], ["Ngozi Okafor", "CC"], ["Rhys Tandy", "T/Ch Supt"]]);
  });

  test("items whose lines are broken, and a sum in a sentence that is no item", () => {
    expect(notes.items.map(({ number, depth, kind, heading }) => [number, depth, kind, heading])).toEqual([
      ["1", 0, "outstanding", "Outstanding Matters / Matters arising"],
      ["1.1", 1, "outstanding", "Revisit in 6 months to count them. (fewer boats were expected)."],
      ["2", 0, "theme", "Holding to account – Weather"],
      ["2.1", 1, "other", "Storms"],
    ]);
    expect(notes.items[1]?.text).toBe("The written update counted nine. In 2030 there were 2.5 times as many.\nACTION: Revisit in 6 months once more.");
  });

  test("owners out of the margin below, their halves joined", () => {
    expect(actionsIn(notes)).toEqual([
      ["1.1", "Revisit in 6 months once more.", ["CC"]], ["2.1", "Talks between the PCC and chief officers.", ["PCC"]], ["2.1", "T/Ch Supt to find the timetable.", ["T/Ch Supt"]],
    ]);
    expect(notes.next).toEqual({ kind: "Performance", date: "2031-10-21", time: "10:30", endTime: "12:30", venue: null });
    expect(notes.left).toEqual([]);
  });
});

test("a word that was broken at its hyphen is one again, and one that is left open is not", () => {
  const rows = printedRows(["1. Boats", "", "The panel looked at non-", "attendance, and at pre- ", "and post-winter boats of 2031-", "", "as agreed.", "", "It asked about semi-", "", "detached moorings."], 0).rows;
  expect(rows[0]?.paragraphs.map(({ text }) => text)).toEqual(["Boats", "The panel looked at non-attendance, and at pre- and post-winter boats of 2031-", "as agreed.", "It asked about semi-detached moorings."]);
});

test("a line set in begins a paragraph where the one before ended a sentence, and not in one of which every line is set in", () => {
  const rows = printedRows(["1. Boats", "", "The CC responded that;", "", " Boats are counted each", "month.", " The PCC asked about the", " CC’s own boat.", "It is red.", "", " Every line is set in.", " This one too."], 0).rows;
  expect(rows[0]?.paragraphs.map(({ text }) => text)).toEqual(["Boats", "The CC responded that;", "Boats are counted each month.", "The PCC asked about the CC’s own boat. It is red.", "Every line is set in. This one too."]);
});

test("a sentence goes on over the blank line of a page printed with one after each line", () => {
  const notes = read(PRINTED.replace("2.1 Storms", "2.1 Storms\n\nThe PCC asked about the\n\nPCC boat. ACTION: Count the boats that have been\n\nmoored since."));
  expect(notes.items.at(-1)?.text).toContain("The PCC asked about the PCC boat. ACTION: Count the boats that have been moored since.");
});

test.each([["", "4 July 2032 at 10:00"], ["4. ", "5 July 2032 at 10:00"]])("the day of the next meeting is no item, whichever number would follow: %#", (number, day) => {
  const before = read(PRINTED);
  const notes = read(PRINTED.replace(" Confirmation of next", `${number === "" ? "3. More on storms\n\n " : `3. More on storms\n\n${number}`}Confirmation of next`).replace("Tuesday 21st October 2031; 10:30 – 12:30", day));
  expect(notes.next).toMatchObject({ date: number === "" ? "2032-07-04" : "2032-07-05", time: "10:00" });
  expect(notes.items.map((item) => item.number)).toEqual([...before.items.map((item) => item.number), "3"]);
  expect(notes.left).toEqual(before.left);
});

test("other business below the heading of the next meeting is an item still", () => {
  expect(read(`${PRINTED}\n\n3.  AOB\n\nNone\n`).items.at(-1)).toMatchObject({ number: "3", heading: "AOB" });
});

test.each([
  ["below each", "Ngozi Okafor\n\nChief Constable (CC)\n\nApologies:\n\nRhys Tandy\n\nHelen Ferriday\n\nT/Ch Supt. Harbours (T/Ch Supt)\n\nPolice and Crime Commissioner (PCC)"],
  ["below all", "Ngozi Okafor\n\nApologies: Rhys Tandy\n\nHelen Ferriday\n\nChief Constable (CC)\n\nT/Ch Supt. Harbours (T/Ch Supt)\n\nPolice and Crime Commissioner (PCC)"],
  ["apologies first", "Apologies\n\nRhys Tandy\n\nHelen Ferriday\n\nT/Ch Supt. Harbours (T/Ch Supt)\n\nPolice and Crime Commissioner (PCC)\n\nPresent\n\nNgozi Okafor\n\nChief Constable (CC)"],
])("who sent apologies was not there, the capacities standing %s", (_, people) => {
  const notes = read(PRINTED.replace(/Attendance:[^]*?\(T\/Ch Supt\)/, `Attendance:\n\n${people}`));
  expect(new Set(notes.attendance.map(({ name, code, presence }) => `${name}, ${code ?? ""}, ${presence}`))).toEqual(new Set(["Ngozi Okafor, CC, present", "Rhys Tandy, T/Ch Supt, apologies", "Helen Ferriday, PCC, apologies"]));
  expect(notes.left).toEqual([]);
});

test("apologies without capacities stay names of those who were not there", () => {
  const notes = read(PRINTED.replace(/Attendance:[^]*?\(T\/Ch Supt\)/, "Attendance:\n\nNgozi Okafor\n\nChief Constable (CC)\n\nApologies\n\nRhys Tandy"));
  expect(notes.attendance.map(({ name, capacity, presence }) => [name, capacity, presence])).toEqual([["Ngozi Okafor", "Chief Constable", "present"], ["Rhys Tandy", "", "apologies"]]);
});

test("a sign that opens no tag takes nothing with it", () => {
  expect(paragraphsIn("Speeds <y <b>were</b> read, <li class=\"x\">one<li>two")).toEqual(["Speeds <y were read,", "• one", "• two"]);
  expect(paragraphsIn("<a".repeat(16_000))).toEqual(["<a".repeat(16_000)]);
});

test("a day of the week that is not the date’s is said", () => {
  expect(read(TABBED.replace("Tuesday 3rd", "Friday 3rd")).notices).toEqual(["The notes say “Friday 3rd June, 10:30 am”, but 3 June 2031 is another day of the week. Check the date."]);
});

test.each(["", "A letter about nothing", "No.\tItem\t\n1.\tX\t", TABBED.replace("June 2031", "June")])("what is no such paper is not read as one: %#", (text) => {
  expect(readNotes(text.split("\n"))).toBeNull();
});

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}

test("no word put under an item is lost", () => {
  const word = fc.constantFrom("harbour", "lights", "tide", "2031", "ACTION: mend the quay", "PCC", "1.", "3. pilots", "<p>rope</p>", "N/A");
  fc.assert(fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), fc.boolean(), (drawn, tabbed) => {
    const said = drawn.map((each) => each.join(" "));
    const text = tabbed ? TABBED.replace("<p>3.</p>", `${said.map((each) => `\t${each}\t`).join("\n")}\n<p>3.</p>`) : PRINTED.replace("2.1 Storms", `2.1 Storms\n\n${said.join("\n")}`);
    const notes = read(text);
    const kept = JSON.stringify(notes);
    for (const each of wordsOf(said.join(" ").replace(/<\/?p>/g, " "))) expect(kept).toContain(each);
  }));
});

const data = path.resolve(import.meta.dirname, "../../../../shared/data");
const real = (name: string) => path.join(data, name);
const there = existsSync(real("west-mercia-2021-03-notes.txt"));

describe.runIf(there)("notes as they were published (../shared/data)", () => {
  test.each([["west-mercia-2021-03-notes.txt", 6, [["CC"], [], ["PCC"]], "2021-04-27", "14:00", null], ["west-mercia-2021-10-notes.txt", 6, [["CC"], ["PCC"], ["T/Ch Supt"], ["CC"]], "2021-10-21", "10:30", "12:30"]] as const)("%s", (name, people, owners, date, time, endTime) => {
    const notes = read(readFileSync(real(name), "utf8"));
    expect(notes.attendance).toHaveLength(people);
    expect(notes.attendance.every(({ capacity, code }) => capacity !== "" && code !== null)).toBe(true);
    expect(actionsIn(notes).map(([, , beside]) => beside)).toEqual(owners);
    expect(notes.next).toMatchObject({ date, time, endTime });
    expect(notes.left).toEqual([]);
    expect(notes.notices).toEqual([]);
  });
});
