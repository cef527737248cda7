/** Ties a question that names several findings ("AFIs 12, 13, 14 & 16") to all of them. */
import { coveredNumbers } from "~/domain/import/read-entry";
import { notice } from "~/domain/import/draft-reading";
import { oneLink } from "~/domain/import/read-questions";
import type { Reading, ReadingEntry, ReadingFinding, ReadingLink } from "~/domain/import/reading";
import { follow } from "~/domain/import/trace";

function keyOf(link: ReadingLink): string {
  return "key" in link.finding ? link.finding.key : "";
}

export function resolveCovers(reading: Reading): void {
  const byKey = new Map(reading.findings.map((finding) => [finding.key, finding]));
  const byNumber = new Map<string, ReadingFinding>();
  for (const each of [...reading.findings].reverse()) if (each.number !== null) byNumber.set(`${each.number} ${each.inspection ?? ""}`, each);
  for (const entry of reading.entries) {
    const [own] = entry.links;
    const asked = own === undefined ? undefined : byKey.get(keyOf(own));
    if (asked?.number == null) continue;
    const numbers = coveredNumbers(entry.text);
    // A list that leaves out the finding it stands beside only mentions the others.
    if (!numbers.includes(asked.number)) continue;
    for (const number of numbers) {
      if (number === asked.number) continue;
      const other = byNumber.get(`${number} ${asked.inspection ?? ""}`);
      if (other === undefined) notice(reading, `${entry.place.sheet}, row ${String(entry.place.row)}: the question names ${number}, which the file does not have. It is not tied to it.`);
      else entry.links.push(oneLink(other.key, null));
    }
  }
  joinRepeated(reading);
}

/** The same question printed beside several of the findings it names is one entry, with its number beside each. */
function joinRepeated(reading: Reading): void {
  const gone = new Set<string>();
  const byText = new Map<string, ReadingEntry[]>();
  for (const entry of reading.entries) byText.set(entry.text, [...(byText.get(entry.text) ?? []), entry]);
  for (const entry of reading.entries) {
    if (entry.links.length < 2 || gone.has(entry.key)) continue;
    for (const other of byText.get(entry.text) ?? []) {
      const [link] = other.links;
      if (other === entry || gone.has(other.key) || link === undefined) continue;
      const mine = entry.links.find((each) => keyOf(each) === keyOf(link));
      if (mine === undefined || mine === entry.links[0]) continue;
      const saidMore = other.responses.length > 0 && JSON.stringify(other.responses.map((each) => each.parts)) !== JSON.stringify(entry.responses.map((each) => each.parts));
      if (saidMore && entry.responses.length > 0) continue;
      mine.number = link.number;
      if (entry.responses.length === 0) {
        entry.responses = other.responses;
        entry.state = other.state;
      }
      gone.add(other.key);
      follow(reading.trace, other.place, entry.place);
      const [said] = entry.responses;
      for (const { place } of other.responses) if (said !== undefined) follow(reading.trace, place, said.place);
      for (const later of reading.entries) if (later.followsUp?.entry === other.key) later.followsUp.entry = entry.key;
    }
  }
  if (gone.size === 0) return;
  reading.entries = reading.entries.filter((entry) => !gone.has(entry.key));
  reading.actions = reading.actions.filter((action) => action.entry === null || !gone.has(action.entry));
}
