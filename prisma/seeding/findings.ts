/** Findings of the demonstration as they came in, report by report, and the updates the force gave on them since. */
import { recordEvents } from "~/db/history.server";
import { insertFindings } from "~/db/insert-findings.server";
import { findOrCreateInspection } from "~/db/find-or-create.server";
import { insertLink } from "~/db/save-finding.server";
import { takeNumbers } from "~/db/sequence.server";
import type { Tx } from "~/db/write.server";
import type { Change } from "~/domain/history";
import { NO_UPDATE, type UpdateValues } from "~/domain/update";
import type { DemoFinding, DemoInspection, Demonstration, DemoUpdate } from "../demonstration/shape";
import { authorOf, idOf, momentOf, office, secretariat, type Happening } from "./fixed";

function publication(tx: Tx, inspection: DemoInspection, findings: readonly DemoFinding[]): Happening {
  const { title, kind, publishedOn } = inspection;
  return {
    date: publishedOn,
    order: 0,
    happen: async (ctxOf) => {
      const inspectionId = await findOrCreateInspection(tx, ctxOf(office, idOf("inspection", inspection.key)), { title, kind, publishedOn });
      await insertFindings(
        tx,
        ctxOf(secretariat),
        findings.map((finding, position) => ({
          id: idOf("finding", finding.key),
          inspectionId,
          position,
          number: finding.number,
          kind: finding.kind,
          text: finding.text,
          parentId: finding.parent === undefined ? null : idOf("finding", finding.parent),
          limbs: finding.limbs,
          questionArea: finding.questionArea,
          strategicLead: finding.strategicLead,
          tacticalLead: finding.tacticalLead,
          steps: finding.steps?.map(({ text, owner = null, due = null, done = null }) => ({ text, owner, due, done })),
          deadline: finding.deadline,
          targetDate: finding.targetDate,
          hmicfrsStatus: finding.hmicfrsStatus,
          addressedElsewhere: finding.addressedElsewhere,
        })),
      );
    },
  };
}

function ties(tx: Tx, data: Demonstration): Happening[] {
  const last = data.inspections.reduce((latest, each) => (each.publishedOn > latest ? each.publishedOn : latest), "");
  return data.findings
    .filter((finding) => finding.repeats !== undefined || finding.supersedes !== undefined)
    .map((finding) => ({
      date: last,
      order: 1,
      happen: async (ctxOf) => {
        const tied = [
          ...(finding.repeats ?? []).map((key) => ({ key, kind: "repeats" as const })),
          ...(finding.supersedes ?? []).map((key) => ({ key, kind: "supersedes" as const })),
        ];
        const rowOf = (key: string) => tx.finding.findUniqueOrThrow({ where: { id: idOf("finding", key) }, select: { id: true, reference: true } });
        for (const { key, kind } of tied) {
          const id = idOf("link", `${finding.key}/${kind}/${key}`);
          await insertLink(tx, ctxOf(office, id), { from: await rowOf(finding.key), to: await rowOf(key), kind });
        }
      },
    }));
}

function valuesOf(update: DemoUpdate): UpdateValues {
  return { text: update.text, asAt: update.asAt, rag: update.rag, ragReason: update.ragReason ?? null };
}

function changesOf(findingId: string, before: UpdateValues, after: UpdateValues, draftOf: "force" | null): Change[] {
  const about = { subject: "finding", subjectId: findingId, findingId, draftOf } as const;
  return [
    { ...about, field: "update", before: before.text, after: after.text },
    { ...about, field: "updateAsAt", before: before.asAt, after: after.asAt },
    { ...about, field: "rag", before: before.rag, after: after.rag },
    { ...about, field: "ragReason", before: before.ragReason, after: after.ragReason },
  ];
}

function updatesOf(tx: Tx, data: Demonstration, finding: DemoFinding): Happening[] {
  let before = NO_UPDATE;
  return (finding.updates ?? []).map((update, index) => {
    const draft = update.state !== "submitted";
    const date = draft ? data.today : (update.submittedOn ?? update.asAt ?? data.today);
    const findingId = idOf("finding", finding.key);
    const after = valuesOf(update);
    const changes = changesOf(findingId, before, after, draft ? "force" : null);
    if (!draft) before = after;
    return {
      date,
      order: draft ? 6 : 2,
      happen: async (ctxOf) => {
        const ctx = ctxOf(authorOf(data, update.author, date));
        const by = { author: update.author, heldByPersonId: ctx.actor.personId };
        if (draft) {
          const rows = changes.filter((change) => change.before !== change.after).map(({ field, before: base, after: value }) => ({
            id: idOf("draft", `${finding.key}/${field}`), findingId, column: field, value, base, state: update.state, savedAt: momentOf(date), ...by,
          }));
          await tx.fieldDraft.createMany({ data: rows });
        } else {
          await tx.update.create({
            data: {
              id: idOf("update", `${finding.key}/${String(index)}`), findingId, cycleId: update.cycle === null ? null : idOf("cycle", update.cycle), ...after,
              state: "submitted", version: 1, sequence: await takeNumbers(tx, "update", 1), createdAt: momentOf(date), submittedAt: momentOf(date), ...by,
            },
          });
        }
        await recordEvents(tx, ctx, changes);
      },
    };
  });
}

/** The office's conclusion, on the day of the last thing it could rest on. */
function assurance(tx: Tx, data: Demonstration, finding: DemoFinding): Happening[] {
  if (finding.assurance === "not-yet-reviewed" && finding.assuranceStatement === undefined) return [];
  const published = data.inspections.find((each) => each.key === finding.inspection)?.publishedOn ?? data.today;
  const days = [
    published,
    ...(finding.updates ?? []).map((update) => update.submittedOn ?? published),
    ...data.entries.filter((entry) => finding.key in entry.numbers).map((entry) => entry.closure?.closedOn ?? published),
  ];
  const id = idOf("finding", finding.key);
  const about = { subject: "finding", subjectId: id, findingId: id, draftOf: null } as const;
  const assuranceStatement = finding.assuranceStatement ?? null;
  return [{
    date: days.reduce((latest, day) => (day > latest ? day : latest), published),
    order: 5,
    happen: async (ctxOf) => {
      await tx.finding.update({ where: { id }, data: { assurance: finding.assurance, assuranceStatement } });
      await recordEvents(tx, ctxOf(office), [
        { ...about, field: "assurance", before: "not-yet-reviewed", after: finding.assurance },
        { ...about, field: "assuranceStatement", before: null, after: assuranceStatement },
      ]);
    },
  }];
}

export function findingsHappen(tx: Tx, data: Demonstration): Happening[] {
  return [
    ...data.inspections.map((inspection) => publication(tx, inspection, data.findings.filter((finding) => finding.inspection === inspection.key))),
    ...ties(tx, data),
    ...data.findings.flatMap((finding) => updatesOf(tx, data, finding)),
    ...data.findings.flatMap((finding) => assurance(tx, data, finding)),
  ];
}
