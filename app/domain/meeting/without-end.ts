/** Which items of an agenda have not ended. */
import type { ItemKind } from "~/domain/meeting/agenda";

/** `items` in their order. An item over others ends with them, and outstanding matters with their actions. */
export function withoutEnd<T extends { kind: ItemKind | "opening"; depth: 0 | 1 }>(items: readonly T[], hasEnded: (item: T) => boolean): T[] {
  return items.filter((item, index) => item.kind !== "opening" && item.kind !== "outstanding" && !(item.depth === 0 && items[index + 1]?.depth === 1) && !hasEnded(item));
}
