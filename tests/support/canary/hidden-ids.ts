/** The ids of everything that one side keeps to itself. */
import type { Db } from "~/db/open-database.server";
import type { Side } from "~/domain/actor";

/** Shorter ones stand in other words by chance. */
const SHORTEST = 8;

async function draftsOf(db: Db, side: Side): Promise<{ id: string }[]> {
  const select = { id: true } as const;
  if (side === "force") return [...(await db.read.response.findMany({ where: { state: { not: "submitted" } }, select })), ...(await db.read.fieldDraft.findMany({ select }))];
  return [...(await db.read.entry.findMany({ where: { state: { in: ["draft", "approved"] } }, select })), ...(await db.read.entryCorrection.findMany({ where: { state: { not: "issued" } }, select }))];
}

export async function hiddenIds(db: Db, side: Side): Promise<string[]> {
  const select = { id: true } as const;
  const rows = [
    ...(await draftsOf(db, side)),
    ...(await db.read.privateNote.findMany({ where: { side }, select })),
    ...(await db.read.namedView.findMany({ where: { person: { side } }, select })),
    ...(await db.read.notesComment.findMany({ where: { side, sentAt: null }, select })),
    ...(await db.read.import.findMany({ where: { side, agreedOn: null }, select })),
  ];
  const gone = await db.read.historyEvent.findMany({ where: { draftOf: side, subject: { in: ["entry", "response"] } }, select: { subjectId: true }, distinct: ["subjectId"] });
  const official = new Set([...(await db.read.entry.findMany({ where: { state: { notIn: ["draft", "approved"] } }, select })), ...(await db.read.response.findMany({ where: { state: "submitted" }, select }))].map((row) => row.id));
  const ids = [...rows.map((row) => row.id), ...gone.map((row) => row.subjectId)].filter((id) => !official.has(id));
  return [...new Set(ids)].filter((id) => id.length >= SHORTEST);
}
