/** What this installation is called and how its papers are marked: the keys of the Setting table, and their values. */
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { OFFICE_DEFAULTS, type Office } from "~/domain/office";
import { instanceCode } from "~/domain/row-key";

export const settingKeys = {
  forceName: "force-name", officeName: "office-name", headTitle: "head-title", forceHeadTitle: "force-head-title",
  marking: "marking", instance: "instance-code",
} as const;

/** Names are empty where none was given. `instance` is null until the first export. */
export type Settings = Office & { marking: string; instance: string | null };

export async function readSettings(reader: Reader): Promise<Settings> {
  const rows = await reader.setting.findMany({ where: { key: { in: Object.values(settingKeys) } } });
  const named = new Map(rows.map((row) => [row.key, row.value]));
  return {
    forceName: named.get(settingKeys.forceName) ?? OFFICE_DEFAULTS.forceName,
    officeName: named.get(settingKeys.officeName) ?? OFFICE_DEFAULTS.officeName,
    headTitle: named.get(settingKeys.headTitle) ?? OFFICE_DEFAULTS.headTitle,
    forceHeadTitle: named.get(settingKeys.forceHeadTitle) ?? OFFICE_DEFAULTS.forceHeadTitle,
    marking: named.get(settingKeys.marking) ?? "OFFICIAL",
    instance: named.get(settingKeys.instance) ?? null,
  };
}

/** The code that names this installation in the keys of exported rows; made once. */
export async function takeInstanceCode(tx: Tx, newId: () => string): Promise<string> {
  const key = settingKeys.instance;
  const { value } = await tx.setting.upsert({ where: { key }, create: { key, value: instanceCode(newId()) }, update: {} });
  return value;
}
