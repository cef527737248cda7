/** RAG: how the force itself rates delivery of a finding, per update. Always word, symbol and colour together. */
export const RAGS = ["red", "amber", "green", "blue", "white"] as const;
export type Rag = (typeof RAGS)[number];

export const RAG_WORDS: Record<Rag, string> = { red: "Red", amber: "Amber", green: "Green", blue: "Blue", white: "White" };
export const RAG_SYMBOLS: Record<Rag, string> = { red: "✖", amber: "▲", green: "✔", blue: "◆", white: "○" };

/** Source of the first four: City of London Police, HMICFRS appendix, June 2019; Blue is this product's. */
export const RAG_DEFINITIONS: Record<Rag, string> = {
  red: "Past its deadline, or cannot be done. A reason is required.",
  amber: "Under way and expected to be implemented.",
  green: "Implemented.",
  blue: "Complete and signed off.",
  white: "Not this force’s, or depends on others. A reason is required.",
};

/** The RAG values that need a reason. */
export const RAG_NEEDS_REASON: Record<Rag, boolean> = { red: true, amber: false, green: false, blue: false, white: true };

const AS_WRITTEN = new Map<string, Rag>(Object.entries({
  r: "red", red: "red", "✖": "red", "✗": "red", "✘": "red", "🔴": "red", "🟥": "red",
  a: "amber", amber: "amber", yellow: "amber", "▲": "amber", "△": "amber", "🟠": "amber", "🟡": "amber", "🟧": "amber", "🟨": "amber",
  g: "green", green: "green", "✔": "green", "✓": "green", "🟢": "green", "🟩": "green",
  b: "blue", blue: "blue", "◆": "blue", "🔵": "blue", "🟦": "blue",
  w: "white", white: "white", "○": "white", "⚪": "white", "⬜": "white",
} satisfies Record<string, Rag>));

/** RAG as written in trackers: a word, an initial, a symbol, or symbol and word ("✖ Red", "Amber ▲", "RED - overdue"). Null where it is none. */
export function readRag(text: string): Rag | null {
  const plain = text.trim().toLowerCase().replace(/\ufe0f/g, "");
  const whole = AS_WRITTEN.get(plain);
  if (whole !== undefined) return whole;
  const words = plain.split(/[^\p{L}\p{So}\p{Sm}]+/u).filter((word) => word !== "");
  const named = new Set(words.map((word) => AS_WRITTEN.get(word)).filter((rag) => rag !== undefined));
  const longEnough = words.some((word) => word.length > 2 && AS_WRITTEN.get(word) !== undefined);
  const [only] = [...named];
  return named.size === 1 && only !== undefined && (longEnough || words.length === 1) ? only : null;
}
