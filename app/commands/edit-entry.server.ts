/** Edits an entry that is not issued yet; one that was approved is a draft again. */
import { meetingExists } from "~/commands/ask.server";
import { findEntry } from "~/commands/find-entry.server";
import { findFinding } from "~/commands/find-finding.server";
import { nameColleague } from "~/commands/name-colleague.server";
import type { Ctx } from "~/db/ctx.server";
import { replaceLinks, saveEntry, type EntryFields } from "~/db/save-entry.server";
import { write, type Tx } from "~/db/write.server";
import { formatDate, parseDate } from "~/domain/calendar-date";
import { ENTRY_KINDS } from "~/domain/entry";
import { EDITED_FIELDS, stateAfterEdit, type EditedField } from "~/domain/entry-rules";
import { readFindingReference } from "~/domain/finding";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";
import { decideEdit } from "~/domain/stale";
import { parseLine, parseText } from "~/domain/text";

/** `value` as typed, `base` the canonical value its author saw (null: empty). References are separated by commas. */
export type FieldEdit = { value: string; base: string | null };
export type EditEntry = { entryId: string; edits: Partial<Record<EditedField, FieldEdit>> };

const HEADINGS: Record<EditedField, string> = {
  text: "The text", kind: "The kind", askedBy: "Who asks", dueOn: "The due date", meetingId: "The meeting", references: "The findings",
};

function currentValue(entry: EntryRecord, field: EditedField): string | null {
  return field === "references" ? entry.links.map((link) => link.reference).join(", ") : entry[field];
}

function references(value: string): string[] {
  return value.split(",").filter((each) => each.trim() !== "").map((each) => readFindingReference(each) ?? each.trim());
}

function parse(field: EditedField, value: string): Done<string | null> {
  switch (field) {
    case "text": return parseText(value, "The text");
    case "askedBy": return parseLine(value, "Who asks");
    case "dueOn": return parseDate(value);
    case "kind": return ENTRY_KINDS.some((kind) => kind === value) ? done(value) : refuse("invalid", "Choose question, comment or concern.");
    case "meetingId": return done(value === "" ? null : value);
    case "references": return done(references(value).sort().join(", "));
    default: return field satisfies never;
  }
}

function formatted(field: EditedField, value: string | null): string {
  return field === "dueOn" && value !== null ? formatDate(value) : (value ?? "");
}

type Wanted = { field: EditedField; value: string | null };

/** The fields that are to be saved, without those that hold the value already. */
function wantedEdits(entry: EntryRecord, edits: EditEntry["edits"]): Done<Wanted[]> {
  const wanted: Wanted[] = [];
  for (const field of EDITED_FIELDS) {
    const edit = edits[field];
    if (edit === undefined) continue;
    const parsed = parse(field, edit.value);
    if (!parsed.ok) return { ok: false, problem: { ...parsed.problem, field } };
    const { value } = parsed;
    if (value === null && field === "text") return refuse("invalid", "An entry has a text. Write it, or withdraw the entry.", { field });
    const decided = decideEdit({
      heading: HEADINGS[field], where: "this entry", base: edit.base, current: currentValue(entry, field), wanted: value,
      format: (each) => formatted(field, each), field,
    });
    if (!decided.ok) return decided;
    if (decided.value) wanted.push({ field, value });
  }
  return done(wanted);
}

async function findingIds(tx: Tx, wanted: string): Promise<Done<string[]>> {
  const ids: string[] = [];
  for (const reference of references(wanted)) {
    const finding = await findFinding(tx, reference);
    if (!finding.ok) return finding;
    ids.push(finding.value.id);
  }
  return ids.length === 0 ? refuse("invalid", "Choose the finding it is about.", { field: "references" }) : done([...new Set(ids)]);
}

function fieldsOf(wanted: readonly Wanted[]): Partial<EntryFields> {
  const fields: Partial<EntryFields> = {};
  for (const { field, value } of wanted) {
    if (field === "text" && value !== null) fields.text = value;
    if (field === "kind") fields.kind = ENTRY_KINDS.find((kind) => kind === value) ?? "question";
    if (field === "askedBy" || field === "dueOn" || field === "meetingId") fields[field] = value;
  }
  return fields;
}

/** `returned`: it was approved before and is a draft again. */
export async function editEntry(ctx: Ctx, { entryId, edits }: EditEntry): Promise<Done<{ returned: boolean }>> {
  const allowed = may(ctx.actor, "edit an entry");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ returned: boolean }>> => {
    const found = await findEntry(tx, ctx, entryId);
    if (!found.ok) return found;
    const entry = found.value;
    const state = stateAfterEdit(entry.state);
    if (!state.ok) return state;
    const wanted = wantedEdits(entry, edits);
    if (!wanted.ok) return nameColleague(tx, ctx, wanted, { subjectId: entry.id, ...(wanted.problem.field === "references" ? { fields: ["kind"] } : {}) });
    if (wanted.value.length === 0) return done({ returned: false });

    const meeting = wanted.value.find((each) => each.field === "meetingId");
    const known = await meetingExists(tx, meeting?.value ?? null);
    if (!known.ok) return known;
    const others = wanted.value.find((each) => each.field === "references");
    if (others !== undefined) {
      const ids = await findingIds(tx, others.value ?? "");
      if (!ids.ok) return ids;
      await replaceLinks(tx, ctx, entry, ids.value);
    }
    await saveEntry(tx, ctx, entry, { ...fieldsOf(wanted.value), state: state.value });
    return done({ returned: entry.state === "approved" });
  });
}
