/** Puts a made-up record into an empty database, row by row, as it would stand there. */
import type { Db } from "~/db/open-database.server";
import { write, type Tx } from "~/db/write.server";
import { FIRST_SERIES, meetingReference } from "~/domain/meeting/meeting";
import type { EntryRecord, FindingRecord, MeetingRecord, WholeRecord } from "~/domain/record";

const NOW = "2022-05-23T12:00:00.000Z";

async function storeFinding(tx: Tx, finding: FindingRecord): Promise<void> {
  const { id, reference, sequence, number, kind, text, questionArea, position, deadline, targetDate, hmicfrsStatus, assurance, assuranceStatement, addressedElsewhere, addressedElsewhereLink, theirReference } = finding;
  await tx.finding.create({
    data: {
      id, reference, sequence, number, kind, text, questionArea, position, deadline, targetDate, hmicfrsStatus, assurance, assuranceStatement, addressedElsewhere, addressedElsewhereLink, theirReference,
      inspectionId: finding.inspection?.id ?? null, strategicLead: finding.strategicLead?.text ?? null, tacticalLead: finding.tacticalLead?.text ?? null, createdAt: NOW,
    },
  });
  await tx.limb.createMany({ data: finding.limbs.map((limb, index) => ({ id: `${id}-limb-${String(index)}`, findingId: id, position: index + 1, text: limb })) });
  await tx.step.createMany({
    data: finding.steps.map((step, index) => ({ id: `${id}-step-${String(index)}`, findingId: id, position: index + 1, text: step.text, owner: step.owner, dueOn: step.due, doneOn: step.done })),
  });
  if (finding.update) {
    const { id: updateId, text: words, asAt, rag, ragReason, author, state, version, replacesId, sequence: order, createdAt, submittedAt } = finding.update;
    await tx.update.create({ data: { id: updateId, text: words, asAt, rag, ragReason, author, state, version, replacesId, sequence: order, createdAt, submittedAt, findingId: id } });
  }
}

async function storeEntry(tx: Tx, entry: EntryRecord): Promise<void> {
  const { links, responses, followsUpEntryId, followsUpResponseId, ...rest } = entry;
  await tx.entry.create({ data: { ...rest, followsUpEntryId, followsUpResponseId, createdAt: NOW } });
  await tx.entryFinding.createMany({
    data: links.map(({ findingId, number, position, closure, closureNote, revisitOn }) => ({ entryId: entry.id, findingId, number, position, closure, closureNote, revisitOn })),
  });
  for (const [index, response] of responses.entries()) {
    const { id, mode, state, version, replacesId, statedConfidence, commitment, submittedAt, parts } = response;
    await tx.response.create({
      data: {
        id, entryId: entry.id, mode, state, version, replacesId, position: index + 1, statedConfidence, submittedAt, createdAt: NOW,
        commitmentAskedFor: commitment?.askedFor ?? null, commitmentOutcome: commitment?.outcome ?? null, commitmentCondition: commitment?.condition ?? null,
      },
    });
    await tx.responsePart.createMany({ data: parts.map((part, place) => ({ id: `${id}-part-${String(place)}`, responseId: id, position: place + 1, ...part })) });
  }
}

/** A row of the first series. */
export function storedMeeting(meeting: MeetingRecord, sequence = 1) {
  return { ...meeting, reference: meetingReference(sequence), sequence, seriesId: FIRST_SERIES.id, kind: "assurance", state: "held" };
}

/** Counters go on where the record's numbers end. */
export async function storeRecord(db: Db, record: WholeRecord): Promise<void> {
  const entries = [...new Map([...record.findings.flatMap((finding) => finding.entries), ...record.meetingEntries].map((entry) => [entry.id, entry])).values()];
  const actions = [...record.findings.flatMap((finding) => finding.actions), ...record.otherActions].sort((a, b) => a.reference.localeCompare(b.reference));
  await write(db, async (tx) => {
    await tx.inspection.createMany({ data: record.inspections });
    await tx.meeting.createMany({ data: record.meetings.map((meeting, index) => storedMeeting(meeting, index + 1)) });
    for (const finding of record.findings) await storeFinding(tx, finding);
    for (const { id, parentId } of record.findings) if (parentId !== null) await tx.finding.update({ where: { id }, data: { parentId } });
    for (const finding of record.findings) {
      for (const [index, link] of finding.links.filter((each) => each.direction === "from").entries()) {
        const to = record.findings.find((each) => each.reference === link.reference);
        if (to) await tx.findingLink.create({ data: { id: `${finding.id}-link-${String(index)}`, fromId: finding.id, toId: to.id, kind: link.kind } });
      }
    }
    for (const entry of entries.sort((a, b) => a.position - b.position)) await storeEntry(tx, entry);
    for (const [index, action] of actions.entries()) {
      const { owners, ...rest } = action;
      await tx.action.create({ data: { ...rest, sequence: index + 1, createdAt: NOW } });
      await tx.actionOwner.createMany({ data: owners.map((post, place) => ({ id: `${action.id}-owner-${String(place)}`, actionId: action.id, position: place + 1, post })) });
    }
    const last = (numbers: number[]): number => Math.max(0, ...numbers);
    // A new database has counted its meetings already.
    await tx.counter.deleteMany({ where: { series: "meeting" } });
    await tx.counter.createMany({
      data: [
        { series: "finding", last: last(record.findings.map((finding) => finding.sequence)) },
        { series: "action", last: actions.length },
        { series: "meeting", last: record.meetings.length },
        { series: "update", last: last(record.findings.map((finding) => finding.update?.sequence ?? 0)) },
      ],
    });
  }, { timeoutMs: 60_000 });
}
