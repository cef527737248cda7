/** When a text is shown by its beginning only, with "more" beside it. A text that is not long is always shown whole. */
export type Room = "roomy" | "tight";

const LONGEST: Record<Room, { characters: number; lines: number }> = {
  roomy: { characters: 260, lines: 5 },
  tight: { characters: 110, lines: 3 },
};

export function isLong(text: string, room: Room): boolean {
  const { characters, lines } = LONGEST[room];
  return text.length > characters || text.split("\n").length > lines;
}
