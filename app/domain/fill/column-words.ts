/** The word by which a file's own column says a choice: 'A', 'AMBER', '🟠', 'Ongoing'. */
import { COLUMNS } from "~/domain/columns";
import { RAG_SYMBOLS, RAG_WORDS, RAGS, readRag, type Rag } from "~/domain/rag";

type ChoiceKey = "rag" | "hmicfrsStatus";

function mostOften(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Whether a text says RAG and nothing beside it, unlike "Red – overdue". */
function saysNoMore(text: string): boolean {
  return (text.match(/\p{L}+/gu) ?? []).every((word) => readRag(word) !== null);
}

const CIRCLES: Record<Rag, string> = { red: "🔴", amber: "🟠", green: "🟢", blue: "🔵", white: "⚪" };
const SQUARES: Record<Rag, string> = { red: "🟥", amber: "🟧", green: "🟩", blue: "🟦", white: "⬜" };

/** The ways in which trackers write RAG; a column is taken to keep to the one in which all its values can be written. */
const WAYS: readonly ((rag: Rag) => string)[] = [
  (rag) => RAG_WORDS[rag],
  (rag) => RAG_WORDS[rag].toUpperCase(),
  (rag) => RAG_WORDS[rag].toLowerCase(),
  (rag) => RAG_WORDS[rag].charAt(0),
  (rag) => RAG_WORDS[rag].charAt(0).toLowerCase(),
  (rag) => `${RAG_SYMBOLS[rag]} ${RAG_WORDS[rag]}`,
  (rag) => `${RAG_WORDS[rag]} ${RAG_SYMBOLS[rag]}`,
  (rag) => RAG_SYMBOLS[rag],
  (rag) => CIRCLES[rag],
  (rag) => `${CIRCLES[rag]} ${RAG_WORDS[rag]}`,
  (rag) => SQUARES[rag],
  (rag) => `${SQUARES[rag]} ${RAG_WORDS[rag]}`,
];

function ragWord(samples: readonly string[], rag: Rag): string {
  const said = samples.filter((text) => readRag(text) !== null);
  const pure = said.filter(saysNoMore);
  const own = mostOften(pure.filter((text) => readRag(text) === rag));
  if (own !== null) return own;
  const phrases = [...new Set(said.filter((text) => readRag(text) === rag))];
  const [phrase] = phrases;
  // A column whose every value says more than RAG has phrases of its own for it, if it always uses the same.
  if (pure.length === 0 && phrases.length === 1 && phrase !== undefined && said.filter((text) => text === phrase).length > 1) return phrase;
  const way = pure.length === 0 ? undefined : WAYS.find((write) => pure.every((text) => RAGS.some((each) => write(each) === text)));
  return way?.(rag) ?? RAG_WORDS[rag];
}

/** `samples`: what the cells of the column say; `value` in canonical form. */
export function wordInColumn(key: ChoiceKey, samples: readonly string[], value: string): string {
  const { format, parse } = COLUMNS[key];
  if (key === "rag") {
    const rag = RAGS.find((each) => each === value);
    return rag === undefined ? format(value) : ragWord(samples, rag);
  }
  const same = samples.filter((text) => {
    const read = parse(text);
    return read.ok && read.value === value;
  });
  const ours = format(value);
  const upper = samples.length > 0 && samples.every((text) => text === text.toUpperCase());
  return mostOften(same) ?? (upper ? ours.toUpperCase() : ours);
}
