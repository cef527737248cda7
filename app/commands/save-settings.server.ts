/** Saves the names of office, force and their heads, and how long a sign-in lasts. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { sessionSettings } from "~/db/sessions.server";
import { settingKeys } from "~/db/settings.server";
import { write } from "~/db/write.server";
import { parseOffice, type Office } from "~/domain/office";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { parseSessionLimits } from "~/domain/sign-in-session";

export type TypedSettings = Office & { idleMinutes: string; hours: string };

export async function saveSettings(ctx: Ctx, { idleMinutes, hours, ...names }: TypedSettings): Promise<Done<true>> {
  const allowed = may(ctx.actor, "keep settings");
  if (!allowed.ok) return allowed;
  const office = parseOffice(names);
  if (!office.ok) return office;
  const limits = parseSessionLimits({ idleMinutes, hours });
  if (!limits.ok) return limits;
  const wanted = new Map<string, string>([
    [settingKeys.forceName, office.value.forceName],
    [settingKeys.officeName, office.value.officeName],
    [settingKeys.headTitle, office.value.headTitle],
    [settingKeys.forceHeadTitle, office.value.forceHeadTitle],
    [sessionSettings.idleMinutes, String(limits.value.idleMinutes)],
    [sessionSettings.hours, String(limits.value.hours)],
  ]);
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const before = new Map((await tx.setting.findMany({ where: { key: { in: [...wanted.keys()] } } })).map((row) => [row.key, row.value]));
    for (const [key, value] of wanted) await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    await recordEvents(
      tx,
      ctx,
      [...wanted].map(([key, after]) => ({ subject: "setting", subjectId: key, findingId: null, draftOf: null, field: key, before: before.get(key) ?? null, after })),
    );
    return done(true);
  });
}
