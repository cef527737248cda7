/** Links that work once. What is kept is the digest of the token in them. */
import { storedChoice } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";

export const LINK_PURPOSES = ["first-administrator", "set-password"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export type OpenLink = { id: string; purpose: LinkPurpose; personId: string | null };

/** The link, where it is for this purpose and neither used nor too old. */
export async function openLinkIn(reader: Reader, id: string, purpose: LinkPurpose, now: Instant): Promise<OpenLink | null> {
  const row = await reader.oneTimeLink.findUnique({ where: { id, purpose, usedAt: null, expiresAt: { gt: now } } });
  return row === null ? null : { id, personId: row.personId, purpose: storedChoice(LINK_PURPOSES, row.purpose, "OneTimeLink", id, "purpose") };
}

/** Makes every open link of a purpose, or those for one person, worthless. */
export async function closeLinks(tx: Tx, which: { purpose: LinkPurpose; personId: string | null; now: Instant }): Promise<void> {
  const { purpose, personId, now } = which;
  await tx.oneTimeLink.updateMany({ where: { purpose, personId, usedAt: null }, data: { usedAt: now } });
}
