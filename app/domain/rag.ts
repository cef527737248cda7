/** RAG: how the force itself rates delivery of a finding, per update. Always word, symbol and colour together. */
export const RAGS = ["red", "amber", "green", "blue", "white"] as const;
export type Rag = (typeof RAGS)[number];

export const RAG_WORDS: Record<Rag, string> = { red: "Red", amber: "Amber", green: "Green", blue: "Blue", white: "White" };
export const RAG_SYMBOLS: Record<Rag, string> = { red: "✖", amber: "▲", green: "✔", blue: "◆", white: "○" };

/** Source of the first four: City of London Police, HMICFRS appendix, June 2019; Blue is this product's. */
export const RAG_DEFINITIONS: Record<Rag, string> = {
  red: "Past its deadline, or cannot be done. A reason is required.",
  amber: "Under way and expected to be implemented.",
  green: "Implemented. A move here needs a reason, and a chief officer signs it off.",
  blue: "Complete and signed off. A move here names its evidence, and a chief officer signs it off.",
  white: "Not this force’s, or depends on others. A reason is required.",
};

/** The RAG values that need a reason when RAG moves to them. */
export const RAG_NEEDS_REASON: Record<Rag, boolean> = { red: true, amber: false, green: true, blue: true, white: true };

/** What to write where that reason is missing. */
export const RAG_REASON_MISSING: Record<Rag, string> = {
  red: "Red needs a reason. Write it beside the RAG, then save again.",
  amber: "",
  green: "A move to Green needs a reason. Write it beside the RAG, then save again.",
  blue: "A move to Blue needs its evidence. Name the evidence in the reason beside the RAG, then save again.",
  white: "White needs a reason. Write it beside the RAG, then save again.",
};

/** A move to Green or Blue becomes the record only once a chief officer has signed it off. */
export function needsSignOff(from: Rag | null, to: Rag | null): boolean {
  return to !== from && (to === "green" || to === "blue");
}

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
