/** Whatever people do to the rows of a copy, what was written beside a finding never becomes that of another. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import { copyOf, HEADER, planCopy, sheetIn, type CopySheet } from "../../../support/own-copy";
import type { MadeCell } from "../../../support/make-xlsx";
import { smallFinding, smallRecord } from "../../../support/small-record";

const SUBJECTS = ["custody", "firearms licensing", "missing people", "stop and search", "stalking", "rape investigations", "crime recording", "vetting"];

const record: WholeRecord = recordFor("official", {
  ...smallRecord(),
  findings: SUBJECTS.map((subject, index): FindingRecord => smallFinding(index + 1, {
    number: index % 3 === 0 ? null : `AFI ${String(index + 1)}`, text: `The force should improve how it supervises ${subject}, and publish what it finds each quarter.`,
    addressedElsewhere: index % 2 === 0 ? `See the ${subject} meeting` : null,
  })),
});

type Did =
  | { do: "shuffle"; seed: number }
  | { do: "sort without keys" | "sort without keys and references"; seed: number }
  | { do: "delete" | "copy" | "copy without its key" | "lose its key" | "spoil its key"; row: number }
  | { do: "swap keys" | "drag the reference down"; row: number; other: number }
  | { do: "empty" | "reword"; row: number }
  | { do: "edit"; row: number };

const row = fc.nat(20);
const did: fc.Arbitrary<Did> = fc.oneof(
  { weight: 6, arbitrary: row.map((at): Did => ({ do: "edit", row: at })) },
  { weight: 2, arbitrary: fc.nat().map((seed): Did => ({ do: "shuffle", seed })) },
  fc.tuple(fc.constantFrom("sort without keys" as const, "sort without keys and references" as const), fc.nat()).map(([what, seed]): Did => ({ do: what, seed })),
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom("delete" as const, "copy" as const, "copy without its key" as const, "lose its key" as const, "spoil its key" as const), row).map(([what, at]): Did => ({ do: what, row: at })) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom("swap keys" as const, "drag the reference down" as const), row, row).map(([what, at, other]): Did => ({ do: what, row: at, other })) },
  fc.tuple(fc.constantFrom("empty" as const, "reword" as const), row).map(([what, at]): Did => ({ do: what, row: at })),
);

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items.map((item, index) => ({ item, at: ((index + 1) * 7919 + seed * 104_729) % 1009 })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** A lead’s name says beside the text of which finding it was written. */
function written(text: string): string {
  return `Supt ${SUBJECTS.find((subject) => text.includes(subject)) ?? "nobody"}`;
}

function carryOut(sheets: readonly CopySheet[], acts: readonly Did[]): void {
  const tracker = sheetIn(sheets, "SIB tracker");
  const { rows, get, set } = tracker;
  const first = HEADER + 1;
  const at = (number: number) => first + (number % Math.max(1, rows.length - first));
  for (const act of acts) {
    if (rows.length <= first) return;
    const below = rows.slice(first);
    switch (act.do) {
      case "edit": set(at(act.row), "Tactical lead", written(get(at(act.row), "Finding"))); break;
      case "shuffle": rows.splice(first, below.length, ...shuffled(below, act.seed)); break;
      case "sort without keys": case "sort without keys and references": {
        const left = act.do === "sort without keys" ? 1 : 2;
        const sorted = shuffled(below.map((cells) => cells.slice(left)), act.seed);
        rows.splice(first, below.length, ...below.map((cells, index): MadeCell[] => [...cells.slice(0, left), ...(sorted[index] ?? [])]));
        break;
      }
      case "delete": rows.splice(at(act.row), 1); break;
      case "copy": tracker.copy(at(act.row)); break;
      case "copy without its key": tracker.copy(at(act.row), { Key: null }); break;
      case "lose its key": set(at(act.row), "Key", null); break;
      case "spoil its key": set(at(act.row), "Key", get(at(act.row), "Key").replace(/F\d/, "F9")); break;
      case "swap keys": {
        const [one, other] = [get(at(act.row), "Key"), get(at(act.other), "Key")];
        set(at(act.row), "Key", other === "" ? null : other);
        set(at(act.other), "Key", one === "" ? null : one);
        break;
      }
      case "drag the reference down": set(at(act.other), "Reference", get(at(act.row), "Reference")); break;
      case "empty": set(at(act.row), "Reference", null); break;
      case "reword": set(at(act.row), "Finding", `${get(at(act.row), "Finding")} Every year.`); break;
      default: act satisfies never;
    }
  }
}

const byReference = new Map(record.findings.map((finding) => [finding.reference, finding]));

test("nothing is proposed for a finding but what was written beside its own text", () => {
  fc.assert(fc.property(fc.array(did, { minLength: 1, maxLength: 12 }), fc.constantFrom<"all" | undefined>("all", undefined), fc.boolean(), (acts, matched, likely) => {
    const sheets = copyOf(record);
    carryOut(sheets, acts);
    if (sheetIn(sheets, "SIB tracker").rows.length <= HEADER + 1) return;
    const plan = planCopy(sheets, { record, options: { ...(matched === undefined ? {} : { byReference: matched }), likely, inspection: "PEEL 2021/22" } });
    for (const change of [...plan.changed, ...plan.cleared]) {
      expect(`${change.field}: ${change.to ?? "emptied"}`).toBe(`tacticalLead: ${written(byReference.get(change.reference)?.text ?? "")}`);
    }
    const cells = plan.changed.map(({ reference, field }) => `${reference} ${field}`);
    expect(new Set(cells).size).toBe(cells.length);
  }), { numRuns: 150 });
}, 60_000);

test("every row below the headings is taken, known, proposed as new, or held back with a reason", () => {
  fc.assert(fc.property(fc.array(did, { minLength: 1, maxLength: 12 }), (acts) => {
    const sheets = copyOf(record);
    carryOut(sheets, acts);
    const tracker = sheetIn(sheets, "SIB tracker");
    if (tracker.rows.length <= HEADER + 1) return;
    const plan = planCopy(sheets, { record, options: { inspection: "PEEL 2021/22" } });
    const edited = tracker.rows.flatMap((_, index) => (index > HEADER && tracker.get(index, "Tactical lead") !== "" ? [index + 1] : []));
    const seen = new Set([...plan.changed.map(({ place }) => place.row), ...plan.findings.map(({ place }) => place.row), ...plan.heldBack.map(({ row: held }) => held)]);
    const repeats = new Set(plan.notices.flatMap((notice) => /^SIB tracker, row (\d+) repeats/.exec(notice)?.[1] ?? []).map(Number));
    expect(edited.filter((number) => !seen.has(number) && !repeats.has(number))).toEqual([]);
  }), { numRuns: 80 });
}, 60_000);
