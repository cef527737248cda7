/** Order, groups, pages and counts of the register. */
import { describe, expect, it } from "vitest";
import { arrangeRegister, ROWS_A_PAGE, type Line, type Register } from "~/domain/register/arrange-register";
import { inReportOrder } from "~/domain/register/register-order";
import { shapeRows, type RegisterRow } from "~/domain/register/register-row";
import { sortRows, toggleSort } from "~/domain/register/register-sort";
import { defaultView, type View } from "~/domain/register/register-view";
import type { FindingRecord } from "~/domain/record";
import { exampleEntry, exampleFinding, exampleRow, exampleUpdate, references, today } from "./example-rows";

const older = { id: "i0", title: "PEEL 2018/19", kind: "peel" as const, publishedOn: "2019-09-27" };
const inspections = [{ title: "PEEL 2018/19", publishedOn: "2019-09-27" }, { title: "PEEL 2021/22", publishedOn: "2022-04-13" }];

function register(findings: FindingRecord[]): Register {
  return { rows: inReportOrder(shapeRows(findings), inspections), inspections };
}

function view(more: Partial<View> = {}): View {
  return { ...defaultView("sib"), ...more };
}

function spoken(lines: readonly Line[]): string[] {
  return lines.map((line) => {
    if (line.kind === "heading") return `# ${line.title ?? `(${line.cause?.reference ?? ""})`} ${String(line.count)}${line.continued ? " continued" : ""}`;
    return line.heads === null ? line.row.reference : `# ${line.row.reference} heads ${String(line.heads)}`;
  });
}

describe("the order of rows", () => {
  it("is that of the reports, the newest first", () => {
    const { rows } = register([exampleFinding(1, { inspection: older }), exampleFinding(2, { position: 9 }), exampleFinding(3, { position: 4 }), exampleFinding(4, { inspection: null })]);
    expect(references(rows)).toEqual(["F-0003", "F-0002", "F-0001", "F-0004"]);
  });

  it("has RAG from red to white, dates by time, numbers by value, and what is missing last both ways", () => {
    const rows = [
      exampleRow(1, { number: "AFI 10", update: exampleUpdate({ rag: "white" }), deadline: "2022-06-01" }),
      exampleRow(2, { number: "AFI 9", update: null }),
      exampleRow(3, { number: "AFI 1", update: exampleUpdate({ rag: "red", asAt: "2022-01-01" }), deadline: "2021-06-01" }),
    ];
    expect(references(sortRows(rows, [{ key: "rag", descending: false }]))).toEqual(["F-0003", "F-0001", "F-0002"]);
    expect(references(sortRows(rows, [{ key: "rag", descending: true }]))).toEqual(["F-0001", "F-0003", "F-0002"]);
    expect(references(sortRows(rows, [{ key: "number", descending: false }]))).toEqual(["F-0003", "F-0002", "F-0001"]);
    expect(references(sortRows(rows, [{ key: "deadline", descending: true }]))).toEqual(["F-0001", "F-0003", "F-0002"]);
    expect(references(sortRows(rows, [{ key: "updateAsAt", descending: false }]))).toEqual(["F-0003", "F-0001", "F-0002"]);
  });

  it("follows a second key where the first is equal, and stays as it was where all are", () => {
    const rows = [exampleRow(1), exampleRow(2, { deadline: "2022-06-01" }), exampleRow(3, { update: exampleUpdate({ rag: "red" }) }), exampleRow(4)];
    expect(references(sortRows(rows, [{ key: "rag", descending: false }, { key: "deadline", descending: false }]))).toEqual(["F-0003", "F-0002", "F-0001", "F-0004"]);
  });

  it("goes up, down and away again as a heading is chosen", () => {
    const up = toggleSort([], "rag", false);
    const down = toggleSort(up, "rag", false);
    expect([up, down, toggleSort(down, "rag", false)]).toEqual([[{ key: "rag", descending: false }], [{ key: "rag", descending: true }], []]);
    expect(toggleSort(up, "deadline", true)).toEqual([{ key: "rag", descending: false }, { key: "deadline", descending: false }]);
    expect(toggleSort(up, "deadline", false)).toEqual([{ key: "deadline", descending: false }]);
  });
});

describe("groups", () => {
  const findings = [
    exampleFinding(1, { inspection: older }),
    exampleFinding(2),
    exampleFinding(3, { kind: "cause-of-concern", number: null, position: 30 }),
    exampleFinding(4, { kind: "recommendation", number: "Recommendation 1", position: 31, parentId: "f3", parentReference: "F-0003" }),
    exampleFinding(5, { kind: "recommendation", number: "Recommendation 2", position: 32, parentId: "f3", parentReference: "F-0003", strategicLead: null, update: null }),
  ];

  it("put the cause of concern's own row above its recommendations, and the rest under report and kind", () => {
    const arranged = arrangeRegister(register(findings), view({ grouping: "cause" }), today);
    expect(spoken(arranged.lines)).toEqual(["# PEEL 2021/22 · Areas for improvement 1", "F-0002", "# F-0003 heads 2", "F-0004", "F-0005", "# PEEL 2018/19 · Areas for improvement 1", "F-0001"]);
    expect(arranged.matched).toBe(5);
  });

  it("name the cause only as context where the filters leave it out", () => {
    const arranged = arrangeRegister(register(findings), view({ grouping: "cause", kinds: ["recommendation"] }), today);
    expect(spoken(arranged.lines)).toEqual(["# (F-0003) 2", "F-0004", "F-0005"]);
    expect(arranged.matched).toBe(2);
  });

  it("keep their order while the rows in them are sorted", () => {
    const sort = [{ key: "reference" as const, descending: true }];
    expect(spoken(arrangeRegister(register(findings), view({ grouping: "inspection", sort }), today).lines)).toEqual(["# PEEL 2021/22 4", "F-0005", "F-0004", "F-0003", "F-0002", "# PEEL 2018/19 1", "F-0001"]);
  });

  it("by lead and by RAG have what is missing last", () => {
    expect(spoken(arrangeRegister(register(findings), view({ grouping: "lead" }), today).lines).filter((line) => line.startsWith("#"))).toEqual(["# ACC Okafor 4", "# No strategic lead 1"]);
    expect(spoken(arrangeRegister(register(findings), view({ grouping: "rag" }), today).lines).filter((line) => line.startsWith("#"))).toEqual(["# ▲ Amber 4", "# No RAG 1"]);
  });
});

describe("counts", () => {
  it("of RAG are of the rows that the other filters let through, so that each opens what it says", () => {
    const rows = register([
      exampleFinding(1, { update: exampleUpdate({ rag: "red" }) }), exampleFinding(2), exampleFinding(3, { update: null }), exampleFinding(4, { hmicfrsStatus: "complete" }),
    ]);
    const arranged = arrangeRegister(rows, view({ rags: ["red"], open: true }), today);
    expect(arranged).toMatchObject({ total: 4, matched: 1, ragCounts: { red: 1, amber: 1, green: 0, blue: 0, white: 0, none: 1 } });
    const opened = arrangeRegister(rows, view({ rags: ["amber"], open: true }), today);
    expect(opened.matched).toBe(arranged.ragCounts.amber);
  });

  it("of what needs someone are as many as the filter then shows", () => {
    const rows = register([
      exampleFinding(1, { entries: [exampleEntry("e1", [1], 1)], deadline: "2022-05-01" }), exampleFinding(2, { update: null, tacticalLead: null }),
      exampleFinding(3, { update: null, hmicfrsStatus: "complete" }),
    ]);
    const { attention } = arrangeRegister(rows, view(), today);
    expect(attention).toEqual({ oldUpdate: 1, noLead: 1, unanswered: 1, overdue: 1, missingUpdate: 0 });
    expect(arrangeRegister(rows, view({ open: true, noUpdateSince: { days: 28 } }), today).matched).toBe(attention.oldUpdate);
    expect(arrangeRegister(rows, view({ open: true, leads: ["none"] }), today).matched).toBe(attention.noLead);
    expect(arrangeRegister(rows, view({ unanswered: true }), today).matched).toBe(attention.unanswered);
    expect(arrangeRegister(rows, view({ overdue: true }), today).matched).toBe(attention.overdue);
  });
});

describe("pages", () => {
  const many = register(Array.from({ length: 450 }, (_, index) => exampleFinding(index + 1)));

  function rowsOn(more: Partial<View>): RegisterRow[] {
    return arrangeRegister(many, view(more), today).lines.flatMap((line) => (line.kind === "row" ? [line.row] : []));
  }

  it("hold a hundred rows each and together every row once", () => {
    expect(rowsOn({ page: 1 })).toHaveLength(ROWS_A_PAGE);
    expect([1, 2, 3, 4, 5].flatMap((page) => references(rowsOn({ page })))).toEqual(references(many.rows));
    expect(arrangeRegister(many, view({ page: 99 }), today)).toMatchObject({ page: 5, pages: 5 });
  });

  it("repeat the heading of a group that goes on, and number lines through all pages", () => {
    const second = arrangeRegister(many, view({ grouping: "inspection", page: 2 }), today);
    expect(spoken(second.lines)[0]).toBe("# PEEL 2021/22 450 continued");
    expect(second).toMatchObject({ linesBefore: 101, linesInAll: 455 });
  });

  it("are one page where all is asked for", () => {
    expect(arrangeRegister(many, view({ whole: true }), today)).toMatchObject({ pages: 1, linesInAll: 450 });
  });
});
