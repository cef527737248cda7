/** Writes the changed and cleared cells of an import plan to what is there. */
import { changeActionByImport } from "~/commands/change-action-by-import.server";
import { changeResponseByImport } from "~/commands/change-response-by-import.server";
import { correctByImport } from "~/commands/correct-by-import.server";
import { importReason } from "~/commands/import-reason.server";
import { recordDecision } from "~/commands/set-assurance.server";
import { saveImportedCells } from "~/commands/save-imported-cells.server";
import type { Ctx } from "~/db/ctx.server";
import { saveEntry } from "~/db/save-entry.server";
import { saveFinding } from "~/db/save-finding.server";
import { changeTogether } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import { actsInNameOf, decideGiven } from "~/domain/approval";
import { isIssued } from "~/domain/entry";
import type { EntryWords } from "~/domain/entry-correction";
import { ASSURANCES } from "~/domain/finding";
import { cellName } from "~/domain/import/cell-name";
import type { PlannedChange } from "~/domain/import/import-plan";
import type { ImportVoice } from "~/domain/import/import-voice";
import { isFieldKey } from "~/domain/import/reading";
import { done, type Done } from "~/domain/problem";
import { percentBetween } from "~/domain/progress";
import type { EntryRecord, FindingRecord, ResponseRecord, WholeRecord } from "~/domain/record";
import { COMMITMENT_OUTCOMES, CONFIDENCES, type ResponsePart } from "~/domain/response";
import type { ResponseContent } from "~/domain/response-rules";

async function changeFinding(tx: Tx, ctx: Ctx, finding: FindingRecord, changes: readonly PlannedChange[]): Promise<Done<true>> {
  const cells = changes.flatMap(({ field, to, place, dateNotGiven }) => {
    if (!isFieldKey(field)) return [];
    const importPlace = cellName(place);
    return [{ column: field, value: to, importPlace }, ...(dateNotGiven === true ? [{ column: "updateAsAt" as const, value: null, importPlace }] : [])];
  });
  const saved = await saveImportedCells(tx, ctx, finding, cells, changes.some((change) => change.dateNotGiven === true));
  if (!saved.ok) return saved;
  for (const { field, to, place } of changes) {
    if (field === "addressedElsewhere" || field === "addressedElsewhereLink" || field === "assuranceStatement") {
      await saveFinding(tx, ctx, finding, { [field]: to }, { importPlace: cellName(place) });
    }
  }
  const decided = changes.find(({ field }) => field === "assurance");
  if (decided !== undefined) await recordImportedDecision(tx, ctx, finding, decided.to);
  return done(true);
}

/** Whoever brings the PCC's decision in a file has it from there: an agreed paper may be brought by somebody who could not record it otherwise. */
async function recordImportedDecision(tx: Tx, ctx: Ctx, finding: FindingRecord, to: string | null): Promise<void> {
  const assurance = ASSURANCES.find((each) => each === to) ?? "not-yet-reviewed";
  const how = await importReason(tx, ctx);
  const given = decideGiven(ctx.actor, "decide assurance", { how, for: actsInNameOf(ctx.actor, "decide assurance")[0] });
  await recordDecision(tx, ctx, finding, assurance, given.ok ? given.value : { for: null, how });
}

function entryFields({ field, to }: PlannedChange): Partial<EntryWords> {
  if (field === "text") return to === null ? {} : { text: to };
  if (field === "askedBy") return { askedBy: to };
  return field === "dueOn" ? { dueOn: to } : {};
}

/** What the office's own file says of an issued question is a draft correction; the operator speaks for both sides, and so does an agreed paper. */
async function changeEntry(tx: Tx, ctx: Ctx, entry: EntryRecord, changes: readonly PlannedChange[], voice: ImportVoice): Promise<void> {
  const changed = changes.reduce<Partial<EntryWords>>((all, change) => ({ ...all, ...entryFields(change) }), {});
  const importPlaces: Partial<Record<string, string>> = Object.fromEntries(changes.map(({ field, place }) => [field, cellName(place)]));
  if (isIssued(entry.state)) await correctByImport(tx, ctx, entry, { changed, importPlaces, issued: voice === "both" });
  else await saveEntry(tx, ctx, entry, changed, { importPlaces });
}

/** Words and who said them are two cells where one post speaks: one may be taken without the other. */
function changedParts(response: ResponseRecord, changes: readonly PlannedChange[]): ResponsePart[] {
  const [words, by] = [changes.find((change) => change.field === "response"), changes.find((change) => change.field === "responseBy")];
  const parts = words?.parts ?? response.parts;
  const [only, more] = parts;
  return by === undefined || only === undefined || more !== undefined ? parts : [{ ...only, by: by.to }];
}

function valueOf(changes: readonly PlannedChange[], field: PlannedChange["field"], before: string | null): string | null {
  const change = changes.find((each) => each.field === field);
  return change === undefined ? before : change.to;
}

function changedContent(response: ResponseRecord, changes: readonly PlannedChange[]): ResponseContent {
  const { commitment } = response;
  const outcome = COMMITMENT_OUTCOMES.find((each) => each === valueOf(changes, "commitment", commitment?.outcome ?? null)) ?? null;
  const confidence = valueOf(changes, "statedConfidence", response.statedConfidence);
  return {
    parts: changedParts(response, changes),
    statedConfidence: CONFIDENCES.find((each) => each === confidence) ?? null,
    commitment: outcome === null ? null : {
      askedFor: valueOf(changes, "commitmentAskedFor", commitment?.askedFor ?? null), outcome, condition: valueOf(changes, "condition", commitment?.condition ?? null),
    },
  };
}

function bySubject(changes: readonly PlannedChange[]): Map<string, PlannedChange[]> {
  const groups = new Map<string, PlannedChange[]>();
  for (const change of changes) {
    const key = `${change.subject} ${change.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return groups;
}

type Against = {
  /** The official record, which the changes were planned against, read in this transaction. */
  record: WholeRecord;
  /** The same with the drafts of the importer's side. */
  own: WholeRecord;
  voice: ImportVoice;
};

export function carryOutChanges(tx: Tx, ctx: Ctx, changes: readonly PlannedChange[], against: Against): Promise<Done<true>> {
  return changeTogether(tx, async () => {
    const changed = await changeEach(tx, ctx, changes, against);
    ctx.say?.({ percent: 70, words: "Writing the history" });
    return changed;
  });
}

async function changeEach(tx: Tx, ctx: Ctx, changes: readonly PlannedChange[], { record, own, voice }: Against): Promise<Done<true>> {
  const findings = new Map(own.findings.map((each) => [each.id, each]));
  const entries = new Map([...record.findings.flatMap((each) => each.entries), ...record.meetingEntries].map((each) => [each.id, each]));
  const responses = new Map([...entries.values()].flatMap((entry) => entry.responses.map((response) => [response.id, { entry, response }])));
  const actions = new Map([...record.findings.flatMap((each) => each.actions), ...record.otherActions].map((each) => [each.id, each]));
  const groups = [...bySubject(changes).values()];
  for (const [index, group] of groups.entries()) {
    ctx.say?.({ percent: percentBetween(30, 70, index, groups.length), words: "Writing what changed" });
    const [first] = group;
    if (first === undefined) continue;
    const { subject, id } = first;
    const finding = subject === "finding" ? findings.get(id) : undefined;
    const entry = subject === "entry" ? entries.get(id) : undefined;
    const said = subject === "response" ? responses.get(id) : undefined;
    const action = subject === "action" ? actions.get(id) : undefined;
    if (finding !== undefined) {
      const saved = await changeFinding(tx, ctx, finding, group);
      if (!saved.ok) return saved;
    } else if (said !== undefined) {
      const saved = await changeResponseByImport(tx, ctx, { ...said, content: changedContent(said.response, group), voice, importPlace: cellName(first.place) });
      if (!saved.ok) return saved;
    }
    else if (entry !== undefined) await changeEntry(tx, ctx, entry, group, voice);
    else if (action !== undefined) {
      const saved = await changeActionByImport(tx, ctx, action.id, group);
      if (!saved.ok) return saved;
    }
    else throw new Error(`The plan changes the ${subject} ${id}, which is not in the record it was made against.`);
  }
  return done(true);
}
