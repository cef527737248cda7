/** Ties a question that names several findings ("AFIs 12, 13, 14 & 16") to all of them. */
import { coveredNumbers } from "~/domain/import/read-entry";
import { notice } from "~/domain/import/draft-reading";
import type { Reading, ReadingFinding } from "~/domain/import/reading";

export function resolveCovers(reading: Reading): void {
  const byKey = new Map(reading.findings.map((finding) => [finding.key, finding]));
  for (const entry of reading.entries) {
    const [own] = entry.links;
    const asked = own === undefined ? undefined : byKey.get(own.finding);
    if (own === undefined || asked?.number == null) continue;
    const numbers = coveredNumbers(entry.text);
    // A list that leaves out the finding it stands beside only mentions the others.
    if (!numbers.includes(asked.number)) continue;
    for (const number of numbers) {
      if (number === asked.number) continue;
      const other = reading.findings.find((each): each is ReadingFinding => each.number === number && each.inspection === asked.inspection);
      if (other === undefined) notice(reading, `${entry.place.sheet}, row ${String(entry.place.row)}: the question names ${number}, which the file does not have. It is not tied to it.`);
      else entry.links.push({ finding: other.key, number: null });
    }
  }
  joinRepeated(reading);
}

/** The same question printed beside several of the findings it names is one entry, with its number beside each. */
function joinRepeated(reading: Reading): void {
  const gone = new Set<string>();
  for (const entry of reading.entries) {
    if (entry.links.length < 2 || gone.has(entry.key)) continue;
    for (const other of reading.entries) {
      const [link] = other.links;
      if (other === entry || gone.has(other.key) || link === undefined || other.text !== entry.text) continue;
      const mine = entry.links.find((each) => each.finding === link.finding);
      if (mine === undefined || mine.finding === entry.links[0]?.finding) continue;
      const saidMore = other.responses.length > 0 && JSON.stringify(other.responses.map((each) => each.parts)) !== JSON.stringify(entry.responses.map((each) => each.parts));
      if (saidMore && entry.responses.length > 0) continue;
      mine.number = link.number;
      if (entry.responses.length === 0) {
        entry.responses = other.responses;
        entry.state = other.state;
      }
      gone.add(other.key);
      reading.actions = reading.actions.filter((action) => action.entry !== other.key);
      for (const later of reading.entries) if (later.followsUp === other.key) later.followsUp = entry.key;
    }
  }
  reading.entries = reading.entries.filter((entry) => !gone.has(entry.key));
}
