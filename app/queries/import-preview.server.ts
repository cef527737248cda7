/** What an import would do, or did, in the words of the page that shows it. */
import type { Ctx } from "~/db/ctx.server";
import { findImport, type ImportState } from "~/db/imports.server";
import { formatDate, type Instant } from "~/domain/calendar-date";
import { COLUMN_LIST, headingKey } from "~/domain/columns";
import { ENTRY_KIND_WORDS } from "~/domain/entry";
import { FINDING_KIND_WORDS } from "~/domain/finding";
import { cellName } from "~/domain/import/cell-name";
import { fieldWords, valueWords } from "~/domain/import/field-words";
import { addedWords, VOICE_WORDS } from "~/domain/import/import-summary";
import { writesSomething, type ImportOptions, type ImportPlan, type PlannedChange } from "~/domain/import/import-plan";
import { isFieldKey } from "~/domain/import/reading";
import { fillKey } from "~/domain/import/read-fills";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { joinParts } from "~/domain/response";
import { textDifference, type TextPiece } from "~/queries/text-difference.server";

/** Rows of each list that one page shows; the rest is said as a number. */
const MOST_ROWS = 500;

export type ChangeLine = { heading: string; from: string; to: string; pieces: TextPiece[] | null; place: string };
export type ChangedThing = { reference: string; label: string; isFinding: boolean; changes: ChangeLine[] };
export type AddedLine = { what: string; label: string; text: string; about: string; place: string };

export type ImportPreview = {
  id: string;
  fileName: string;
  state: ImportState;
  importedBy: string;
  createdAt: Instant;
  appliedAt: Instant | null;
  refusal: { message: string; field: string } | null;
  mayApply: boolean;
  added: string;
  addedLines: AddedLine[];
  changed: ChangedThing[];
  cleared: ChangedThing[];
  counts: { added: number; changed: number; cleared: number; heldBack: number; notYours: number; unchanged: number; ignored: number; notPlaced: number; shown: number };
  heldBack: ImportPlan["heldBack"];
  notYours: ImportPlan["heldBack"];
  /** As what the file's words enter. */
  voice: string;
  /** The asker may take it in as the record of both sides. */
  mayAgree: boolean;
  ignoredColumns: ImportPlan["ignoredColumns"];
  notPlaced: ImportPlan["notPlaced"];
  notices: string[];
  sheets: { name: string; headerRow: number; columns: { heading: string; column: string; means: string | null }[] }[];
  fills: { key: string; where: string; rgb: string; class: string; count: number; proposed: string | null; confirmed: string | null | undefined }[];
  headings: { key: string; heading: string; where: string; examples: string[]; chosen: string }[];
  options: Pick<ImportOptions, "inspection" | "published" | "emptiesCount" | "agreed">;
  /** The first inspection the findings belong to, to open the register at. */
  inspection: string | null;
};

/** The short fields of a new finding in a line, then each of its long texts. */
function fieldsOf(finding: ImportPlan["findings"][number]): string {
  const fields = COLUMN_LIST.flatMap(({ key, heading, kind, format }) => {
    const value = isFieldKey(key) ? finding.values[key] : undefined;
    return value === undefined ? [] : [{ long: kind === "text" || kind === "steps", words: `${heading}: ${format(value)}` }];
  });
  const words = (long: boolean) => fields.filter((field) => field.long === long).map((field) => field.words);
  return [[finding.inspection ?? "no inspection", ...words(false)].join(" · "), ...words(true)].join("\n");
}

function addedLines(plan: ImportPlan): AddedLine[] {
  return [
    ...plan.inspections.filter((each) => each.isNew).map((each) => ({ what: "Inspection", label: each.title, text: "", about: each.publishedOn === null ? "published date unknown" : `published ${formatDate(each.publishedOn)}`, place: each.place === null ? "" : cellName(each.place) })),
    ...plan.meetings.filter((each) => each.isNew).map((each) => ({ what: "Meeting", label: each.title, text: "", about: [formatDate(each.date), each.time ?? ""].join(" ").trim(), place: cellName(each.place) })),
    ...plan.findings.map((each) => ({ what: each.number === null ? FINDING_KIND_WORDS[each.kind] : "", label: each.number ?? "", text: each.text, about: fieldsOf(each), place: cellName(each.place) })),
    ...plan.entries.map((each) => ({
      what: ENTRY_KIND_WORDS[each.kind],
      label: each.links.length === 0 ? (each.entryPlace === "opening" ? "Opening comment" : "AOB") : each.links.map((link) => `${link.label} ${link.number === null ? "–" : `Q${String(link.number)}`}`).join(", "),
      text: each.text, about: each.askedBy === null ? "" : `asked by ${each.askedBy}`, place: cellName(each.place),
    })),
    ...plan.responses.map((each) => ({ what: "Response", label: each.label, text: joinParts(each.parts), about: each.parts.flatMap((part) => part.by ?? []).join(", then "), place: cellName(each.place) })),
    ...plan.actions.map((each) => ({ what: "Action", label: each.label, text: each.text, about: [each.owners.length === 0 ? "no owner" : each.owners.join(", "), each.due ?? "no date"].join(" · "), place: cellName(each.place) })),
    ...plan.ties.map((each) => ({ what: "Link", label: `${each.label} is also about ${each.link.label}`, text: "", about: "", place: cellName(each.place) })),
  ];
}

function changeLine(change: PlannedChange): ChangeLine {
  const from = valueWords(change.field, change.from);
  const to = valueWords(change.field, change.to);
  return { heading: fieldWords(change.field), from, to, pieces: from === "" || to === "" ? null : textDifference(from, to), place: cellName(change.place) };
}

function grouped(changes: readonly PlannedChange[]): ChangedThing[] {
  const things = new Map<string, ChangedThing>();
  for (const change of changes.slice(0, MOST_ROWS)) {
    const key = `${change.reference} ${change.label}`;
    const thing = things.get(key) ?? { reference: change.reference, label: change.label, isFinding: /^F-\d+$/.test(change.reference), changes: [] };
    thing.changes.push(changeLine(change));
    things.set(key, thing);
  }
  return [...things.values()];
}

function fillsOf(plan: ImportPlan, options: ImportOptions): ImportPreview["fills"] {
  const { fills } = options;
  return plan.fills.map((fill) => ({
    key: fillKey(fill), where: `${fill.sheet}, column ${fill.column} (${fill.heading})`, rgb: fill.rgb, class: fill.class, count: fill.count, proposed: fill.proposed,
    confirmed: fills === null || fills === "proposed" ? undefined : fills[fillKey(fill)],
  }));
}

function headingsOf(plan: ImportPlan, options: ImportOptions): ImportPreview["headings"] {
  const seen = new Set<string>();
  const unknown = plan.unknownHeadings.map(({ sheet, column, heading, examples }) => ({ heading, where: `${sheet}, column ${column}`, examples }));
  const mapped = plan.sheets.flatMap((sheet) => sheet.columns.map(({ column, heading }) => ({ heading, where: `${sheet.name}, column ${column}`, examples: [] as string[] })))
    .filter(({ heading }) => headingKey(heading) in options.mapping);
  return [...unknown, ...mapped].flatMap((each) => {
    const key = headingKey(each.heading);
    if (key === "" || seen.has(key)) return [];
    seen.add(key);
    return [{ key, ...each, chosen: options.mapping[key] ?? "" }];
  });
}

export async function importPreview(ctx: Ctx, id: string): Promise<Done<ImportPreview>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const kept = await findImport(ctx.db.read, id);
  if (kept === null || kept.side !== ctx.actor.side) return refuse("missing", "There is no such import. It may have been discarded.");
  const { plan, options } = kept;
  const lines = addedLines(plan);
  const [others, held] = [plan.heldBack.filter((each) => each.notYours === true), plan.heldBack.filter((each) => each.notYours !== true)];
  return done({
    id, fileName: kept.fileName, state: kept.state, importedBy: kept.importedBy, createdAt: kept.createdAt, appliedAt: kept.appliedAt,
    refusal: plan.refusal ?? null,
    mayApply: kept.state === "planned" && plan.refusal === undefined && writesSomething(plan),
    added: addedWords(plan),
    addedLines: lines.slice(0, MOST_ROWS),
    changed: grouped(plan.changed),
    cleared: grouped(plan.cleared),
    counts: {
      added: lines.length, changed: plan.changed.length, cleared: plan.cleared.length, heldBack: held.length, notYours: others.length, unchanged: plan.unchanged,
      ignored: plan.ignoredColumns.length, notPlaced: plan.notPlaced.length, shown: MOST_ROWS,
    },
    heldBack: held.slice(0, MOST_ROWS), notYours: others.slice(0, MOST_ROWS), voice: VOICE_WORDS[plan.voice], mayAgree: can(ctx.actor, "import an agreed paper"),
    ignoredColumns: plan.ignoredColumns, notPlaced: plan.notPlaced.slice(0, MOST_ROWS), notices: plan.notices,
    sheets: plan.sheets.map(({ name, headerRow, columns }) => ({
      name, headerRow, columns: columns.map(({ heading, column, meaning }) => ({ heading, column, means: COLUMN_LIST.find((each) => each.key === meaning)?.heading ?? meaning })),
    })),
    fills: fillsOf(plan, options),
    headings: plan.marked ? [] : headingsOf(plan, options),
    options: { inspection: options.inspection, published: options.published, emptiesCount: options.emptiesCount, agreed: options.agreed ?? null },
    inspection: plan.findings[0]?.inspection ?? null,
  });
}
