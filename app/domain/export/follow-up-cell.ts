/** Names another entry, and one of its responses, in a cell: 'F-0104 Q1', 'F-0104 Q1, response 2', or by the key of its row. */
import { readFindingReference } from "~/domain/finding";
import { done, refuse, type Done } from "~/domain/problem";
import { readKey } from "~/domain/row-key";

/** `response` counts from 1; null where it was not named. */
export type NamedEntry = ({ reference: string; number: number } | { rowId: string }) & { response: number | null };

/** `name` is the reference and number, or the key. */
export function formatNamedEntry(name: { reference: string; number: number } | { key: string }, response: number | null): string {
  const entry = "key" in name ? name.key : `${name.reference} Q${String(name.number)}`;
  return response === null ? entry : `${entry}, response ${String(response)}`;
}

export function readNamedEntry(text: string): Done<NamedEntry | null> {
  if (text.trim() === "") return done(null);
  const [, entry = "", counted] = /^(.+?)(?:,\s*response\s+(\d{1,4}))?$/is.exec(text.trim()) ?? [];
  const response = counted === undefined ? null : Number(counted);
  const key = readKey(entry);
  if (key !== null && key !== "bad checksum" && key.kind === "Q") return done({ rowId: key.rowId, response });
  const [, finding = "", number] = /^(.*\d)\s*,?\s*Q\s?(\d{1,6})$/i.exec(entry) ?? [];
  const reference = readFindingReference(finding);
  if (reference === null || number === undefined) {
    return refuse("invalid", `“${text.trim()}” does not name a question. Write the finding’s reference and the question’s number: F-0104 Q1.`);
  }
  return done({ reference, number: Number(number), response });
}
