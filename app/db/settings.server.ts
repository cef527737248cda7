/** What this installation is called and how its papers are marked: the keys of the Setting table, and their values. */
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { instanceCode } from "~/domain/row-key";

export const settingKeys = { forceName: "force-name", officeName: "office-name", marking: "marking", instance: "instance-code" } as const;

/** Names are empty where none was given. `instance` is null until the first export. */
export type Settings = { forceName: string; officeName: string; marking: string; instance: string | null };

export async function readSettings(reader: Reader): Promise<Settings> {
  const rows = await reader.setting.findMany({ where: { key: { in: Object.values(settingKeys) } } });
  const named = new Map(rows.map((row) => [row.key, row.value]));
  return {
    forceName: named.get(settingKeys.forceName) ?? "",
    officeName: named.get(settingKeys.officeName) ?? "",
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
