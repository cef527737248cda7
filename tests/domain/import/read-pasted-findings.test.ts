import { expect, test } from "vitest";
import { readPastedFindings } from "~/domain/import/read-pasted-findings";

test("labelled paragraphs become findings, their bullets limbs", () => {
  const read = readPastedFindings(
    "AFI 4: The force should improve how it records:\r\n• burglary;\r\n• vehicle crime; and\r\n• fraud.\r\n\r\nAFI 5 – The force should answer sooner.",
  );
  expect(read.findings).toEqual([
    {
      kind: "afi", number: "AFI 4", parent: null, line: 1, limbs: ["burglary", "vehicle crime", "fraud"],
      text: "The force should improve how it records:\n• burglary;\n• vehicle crime; and\n• fraud.",
    },
    { kind: "afi", number: "AFI 5", parent: null, line: 6, limbs: [], text: "The force should answer sooner." },
  ]);
  expect(read.notUnderstood).toEqual([]);
});

test("recommendations stand under the cause of concern before them, until areas for improvement begin", () => {
  const read = readPastedFindings(
    [
      "Cause of concern", "The force is failing victims.", "Recommendation 1", "Within three months, the force should supervise.",
      "Recommendation 2: The force should train.", "Areas for improvement", "The force should plan.", "The force should also measure.",
    ].join("\n"),
  );
  expect(read.findings.map(({ kind, number, text, parent }) => [kind, number, text, parent])).toEqual([
    ["cause-of-concern", null, "The force is failing victims.", null],
    ["recommendation", "Recommendation 1", "Within three months, the force should supervise.", 0],
    ["recommendation", "Recommendation 2", "The force should train.", 0],
    ["afi", null, "The force should plan.", null],
    ["afi", null, "The force should also measure.", null],
  ]);
});

test("cells of a sheet: the number beside the text, quoted cells with line breaks, a row of headings left out", () => {
  const read = readPastedFindings(
    'No\tFinding\tInspection\n7\t"The force should say ""stop"":\nat once"\tPEEL\nRec 2\tThe force should train.\tPEEL\n',
  );
  expect(read.findings.map(({ kind, number, text, line }) => [kind, number, text, line])).toEqual([
    ["afi", "AFI 7", 'The force should say "stop":\nat once', 2],
    ["recommendation", "Recommendation 2", "The force should train.", 4],
  ]);
});

test("what stands before the first finding, or has no text, is listed and not guessed at", () => {
  const read = readPastedFindings("Dear Priya\nAFI 1: The force should plan.\nAFI 2");
  expect(read.findings).toHaveLength(1);
  expect(read.notUnderstood).toEqual([{ line: 1, text: "Dear Priya" }, { line: 3, text: "AFI 2" }]);
});
