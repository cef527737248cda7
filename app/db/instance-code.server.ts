/** The code of this installation, which stands in the keys of its exports. */
import type { Reader } from "~/db/rows.server";

/** Null where nothing was ever exported here. */
export async function readInstanceCode(reader: Reader): Promise<string | null> {
  return (await reader.setting.findUnique({ where: { key: "instance-code" } }))?.value ?? null;
}
