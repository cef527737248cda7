/** Who is sent the digest, and who has had today's. */
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { SIDES } from "~/domain/actor";

export type Recipient = { id: string; email: string | null; wantsDigest: boolean; hadToday: boolean };

/** Active people of either side. */
export async function recipients(reader: Reader, day: CalendarDate): Promise<Recipient[]> {
  const rows = await reader.person.findMany({
    where: { deactivatedAt: null, side: { in: [...SIDES] } },
    select: { id: true, email: true, wantsDigest: true, mails: { where: { day }, select: { id: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ mails, ...person }) => ({ ...person, hadToday: mails.length > 0 }));
}

/** Takes the person's one mail of the day before it is sent, so that nobody else sends it too; false where it is taken. */
export async function takeMailOfDay(tx: Tx, mail: { id: string; personId: string; day: CalendarDate; at: string }): Promise<boolean> {
  const { personId, day } = mail;
  if ((await tx.mailSent.findUnique({ where: { personId_day: { personId, day } } })) !== null) return false;
  await tx.mailSent.create({ data: mail });
  return true;
}

/** Gives it back where it was not sent. */
export async function giveMailBack(tx: Tx, id: string): Promise<void> {
  await tx.mailSent.delete({ where: { id } });
}
