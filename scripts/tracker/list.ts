/** `tracker list`: every finding, as a table for people or as JSON for programs. */
import { parseArgs } from "node:util";
import { FINDING_KIND_WORDS, HMICFRS_STATUS_WORDS } from "~/domain/finding";
import { listJson, type ListedFinding } from "~/domain/list-json";
import { RAG_SYMBOLS, RAG_WORDS } from "~/domain/rag";
import { officialRecord } from "~/queries/record.server";
import type { TrackerCommand } from "./command";
import { textTable } from "./text-table";

const HEADINGS = ["Reference", "Number", "RAG", "HMICFRS status", "Strategic lead", "Entries", "Finding"];
function cells(finding: ListedFinding): string[] {
  return [
    finding.reference,
    finding.number ?? FINDING_KIND_WORDS[finding.kind],
    finding.rag === null ? "" : `${RAG_SYMBOLS[finding.rag]} ${RAG_WORDS[finding.rag]}`,
    finding.hmicfrsStatus === null ? "" : HMICFRS_STATUS_WORDS[finding.hmicfrsStatus],
    finding.strategicLead ?? "",
    String(finding.entries.length),
    finding.text,
  ];
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
    else io.out(`${textTable(HEADINGS, findings.map(cells))}\n\n${String(findings.length)} ${findings.length === 1 ? "finding" : "findings"}\n`);
    return 0;
  },
};
