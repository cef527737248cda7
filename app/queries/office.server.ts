/** The names this installation goes by: its force and its commissioner's office. */
import type { Ctx } from "~/db/ctx.server";
import { settingKeys } from "~/db/settings.server";

/** Keys of the Setting table. */
export const officeSettings = { forceName: settingKeys.forceName, officeName: settingKeys.officeName } as const;

/** Empty where a name was not given. */
export type Office = { forceName: string; officeName: string };

export async function readOffice(ctx: Ctx): Promise<Office> {
  const rows = await ctx.db.read.setting.findMany({ where: { key: { in: Object.values(officeSettings) } } });
  const named = new Map(rows.map((row) => [row.key, row.value]));
  return {
    forceName: named.get(officeSettings.forceName) ?? "",
    officeName: named.get(officeSettings.officeName) ?? "",
  };
}
