/** `tracker list`: every finding, as a table for people or as JSON for programs. */
import { parseArgs } from "node:util";
import { FINDING_KIND_WORDS, HMICFRS_STATUS_WORDS } from "~/domain/finding";
import { listJson, type ListedFinding } from "~/domain/list-json";
import { RAG_SYMBOLS, RAG_WORDS } from "~/domain/rag";
import { officialRecord } from "~/queries/record.server";
import type { TrackerCommand } from "./command";

const HEADINGS = ["Reference", "Number", "RAG", "HMICFRS status", "Strategic lead", "Entries", "Finding"];
const LONGEST_CELL = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL - 1).trimEnd()}…` : line;
}

function cells(finding: ListedFinding): string[] {
  return [
    finding.reference,
    finding.number ?? FINDING_KIND_WORDS[finding.kind],
    finding.rag === null ? "" : `${RAG_SYMBOLS[finding.rag]} ${RAG_WORDS[finding.rag]}`,
    finding.hmicfrsStatus === null ? "" : HMICFRS_STATUS_WORDS[finding.hmicfrsStatus],
    finding.strategicLead ?? "",
    String(finding.entries.length),
    finding.text,
  ].map(shortened);
}

function table(findings: readonly ListedFinding[]): string {
  const rows = [HEADINGS, ...findings.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}

export const list: TrackerCommand = {
  name: "list",
  summary: "Lists every finding with its RAG, leads, questions and responses.",
  help: `Usage: npm run -s tracker -- list [--json]

Lists the official record, one line per finding in the order of references.

  --json   One JSON array with all that is known of each finding, for other programs.
  --as EMAIL Does it as that person: only what they may do is done.
  --help   This text.`,

  run: async (args, io) => {
    const { values } = parseArgs({ args, options: { json: { type: "boolean", default: false } } });
    const opened = await io.withDatabase(officialRecord);
    const read = opened.ok ? opened.value : opened;
    if (!read.ok) {
      io.err(read.problem.message);
      return 1;
    }
    const findings = listJson(read.value);
    if (values.json) io.out(`${JSON.stringify(findings, null, 2)}\n`);
    else if (findings.length === 0) io.out("There are no findings yet. Take some in: npm run -s tracker -- import FILE\n");
    else io.out(`${table(findings)}\n\n${String(findings.length)} ${findings.length === 1 ? "finding" : "findings"}\n`);
    return 0;
  },
};
