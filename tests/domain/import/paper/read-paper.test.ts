/** Papers as cells: whatever stands in notes is taken, held back or listed, and each cell of them has its fate. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OPERATOR } from "~/domain/actor";
import { reportMatcher } from "~/domain/import/paper/match-report";
import { meetingOfPaper } from "~/domain/import/paper/known-meetings";
import { planTraced } from "~/domain/import/plan-import";
import { receiptLines } from "~/domain/import/receipt-lines";
import { findingNotes, JUNE, OCTOBER } from "../../../support/marchshire-notes";
import { emptyRecord, plainOptions, readBytes, tryPlan } from "../../../support/plan-fixture";

function traced(bytes: Buffer, name: string) {
  const workbook = readBytes(bytes, name);
  const planned = planTraced({ file: name, workbook, record: emptyRecord, options: plainOptions, actor: OPERATOR, instance: null });
  if (!planned.ok) throw new Error(planned.problem.message);
  return { plan: planned.value.plan, lines: receiptLines(workbook, planned.value.plan, planned.value.trace) };
}

const fates = (lines: { fate: string }[]) => [...new Set(lines.map(({ fate }) => fate))].sort();

test("every cell of notes is taken, heads something or numbers a page", () => {
  for (const [name, bytes] of [["june.txt", Buffer.from(JUNE)], ["october.txt", Buffer.from(OCTOBER)], ["notes.docx", findingNotes("Assurance Meeting 2031", "Monday 6th October")]] as const) {
    const { lines, plan } = traced(bytes, name);
    expect(fates(lines).filter((fate) => !["taken", "heading", "titleLine"].includes(fate))).toEqual([]);
    expect(plan.notPlaced).toEqual([]);
  }
  expect(traced(Buffer.from(OCTOBER), "october.txt").lines.filter(({ why }) => why === "It numbers a page.")).toHaveLength(1);
});

test("a line above the items that says none of what is asked for is listed", () => {
  const { plan, lines } = traced(Buffer.from(JUNE.replace(" Venue: Virtual", " Venue: Virtual\nWeather: fair")), "june.txt");
  expect(plan.notPlaced.map(({ text }) => text)).toEqual(["Weather: fair"]);
  expect(lines.filter(({ fate }) => fate === "notPlaced")).toHaveLength(1);
});

test("no word put into notes is dropped in silence, and no cell is left without its fate", () => {
  const word = fc.constantFrom("harbour", "2031", "ACTION: mend the quay", "PCC", "3. Pilots", "<p>rope</p>", "N/A", "CC", "Chair: nobody", "Name: Capacity:", "tides and times");
  const line = fc.tuple(fc.nat(100), fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(" ", "\t"));
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean(), (drawn, printed) => {
    const lines = (printed ? OCTOBER : JUNE).split("\n");
    const first = lines.findIndex((each) => each.trim() !== "") + 1;
    for (const [place, words, between] of drawn) lines.splice(first + (place % (lines.length - first)), 0, words.join(between));
    const planned = tryPlan(readBytes(Buffer.from(lines.join("\n")), "notes.txt"));
    if (!planned.ok) return;
    const kept = JSON.stringify(planned.value);
    for (const said of drawn.flatMap(([, words]) => words.join(" ").replace(/<\/?p>/g, " ").match(/harbour|quay|rope|Pilots|nobody|tides/g) ?? [])) expect(kept).toContain(said);
    expect(traced(Buffer.from(lines.join("\n")), "notes.txt").lines.filter(({ fate }) => fate === "notRead")).toEqual([]);
  }), { numRuns: 300 });
});

test("text that is neither notes nor a table is refused with what notes need", () => {
  const planned = tryPlan(readBytes(Buffer.from("A letter about the harbour\nIt is long.\n"), "letter.txt"));
  expect(planned.ok ? "" : planned.problem.message).toMatch(/^Neither notes of a meeting nor a table of findings was found.*“No\. Item”/);
});

describe("which action an item reports on", () => {
  const withIds = (...texts: string[]) => texts.map((text, index) => ({ id: String(index), text }));
  const none = new Set<string>();
  const actions = withIds("Count the boats.", "Count the boats in the harbour each month.", "CC to mend.", "Provide the plan of the lights for the harbour wall.");

  test.each([
    ["Count the boats in the harbour each month (fewer were expected).", 1],
    ["Count the boats", 0],
    ["Provide a plan of the lights for the harbour wall", 3],
    ["CC to mend the pier, the wall and the lights", 2],
    ["The weather", null],
    ["", null],
  ])("%s", (heading, which) => {
    expect(reportMatcher(actions)(heading, none)).toEqual(which === null ? null : actions[which]);
  });

  test("quotation marks of another form do not count", () => {
    expect(reportMatcher(withIds("See how the 4P's are balanced"))("See how the 4P’s are balanced.", none)).not.toBeNull();
  });

  test("not one that was reported on before", () => {
    const match = reportMatcher(actions);
    expect(match("Count the boats in the harbour each month", new Set(["1"]))).toEqual(actions[0]);
    expect(match("Provide a plan of the lights for the harbour wall", new Set(["3"]))).toBeNull();
  });

  test("the texts of the actions are read once, however many headings there are", () => {
    let read = 0;
    const counted = actions.map(({ id, text }) => ({ id, get text() { read += 1; return text; } }));
    const match = reportMatcher(counted);
    const before = read;
    for (let heading = 0; heading < 50; heading += 1) match(`The harbour, ${String(heading)}: count the boats`, none);
    expect(read).toBe(before);
  });

  test("one that looks like two is neither’s", () => {
    expect(reportMatcher(withIds("Ask about the lights of the north harbour", "Ask about the lights of the south harbour"))("Ask about the lights of the harbour", none)).toBeNull();
  });
});

test("which meeting notes are of: by title and day, else the only one of that day that was not at another time", () => {
  const one = { id: "1", title: "Assurance", date: "2031-06-03", time: "10:30" };
  const two = { id: "2", title: "Performance", date: "2031-06-03", time: "14:00" };
  const notes = { title: "Assurance notes", date: "2031-06-03", time: "10:30" };
  expect(meetingOfPaper({ ...notes, title: "Performance" }, [one, two])).toBe(two);
  expect(meetingOfPaper(notes, [one])).toBe(one);
  expect(meetingOfPaper({ ...notes, time: null }, [one])).toBe(one);
  expect(meetingOfPaper(notes, [one, two])).toBeNull();
  expect(meetingOfPaper(notes, [two])).toBeNull();
  expect(meetingOfPaper({ ...notes, date: "2031-06-04" }, [one])).toBeNull();
});
