/** The form of an item of an agenda: what is typed, and what it means. */
import type { AgendaItem } from "~/domain/meeting/agenda";
import { done, inField, refuse, type Done } from "~/domain/problem";
import { parseLine, parseText, parseWebAddress } from "~/domain/text";

/** As typed; `parent` is the key of the item it stands under, `closedSession` 'yes' or empty. */
export type TypedItem = { heading: string; text: string; parent: string; finding: string; sourceKind: string; sourceTitle: string; sourceLink: string; closedSession: string };

export type ReadItem = Pick<AgendaItem, "heading" | "text" | "source" | "closedSession">;

export function readItem(typed: TypedItem): Done<ReadItem> {
  const heading = inField(parseLine(typed.heading, "The heading"), "heading");
  if (!heading.ok) return heading;
  if (heading.value === null || heading.value.length > 300) return refuse("invalid", "Give the item a heading of up to 300 characters.", { field: "heading" });
  const text = inField(parseText(typed.text), "text");
  if (!text.ok) return text;
  const [kind, title, link] = [inField(parseLine(typed.sourceKind), "sourceKind"), inField(parseLine(typed.sourceTitle), "sourceTitle"), inField(parseWebAddress(typed.sourceLink), "sourceLink")];
  if (!kind.ok) return kind;
  if (!title.ok) return title;
  if (!link.ok) return link;
  if (title.value === null && (kind.value !== null || link.value !== null)) return refuse("invalid", "Name what the item is about, or leave its kind and link empty.", { field: "sourceTitle" });
  const source = title.value === null ? null : { kind: kind.value ?? "", title: title.value, link: link.value };
  return done({ heading: heading.value, text: text.value, source, closedSession: typed.closedSession !== "" });
}
