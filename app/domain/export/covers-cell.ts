/** Which findings an entry is about, with its number in each, in one cell: 'F-0112 Q1; F-0113 Q2; F-0114 –'. */
import { readFindingReference } from "~/domain/finding";
import { done, refuse, type Done } from "~/domain/problem";

export type Cover = { reference: string; number: number | null };

const NO_NUMBER = "–";

function formatCover({ reference, number }: Cover): string {
  return `${reference} ${number === null ? NO_NUMBER : `Q${String(number)}`}`;
}

export function formatCovers(covers: readonly Cover[]): string | null {
  return covers.length === 0 ? null : covers.map(formatCover).join("; ");
}

/** Takes 'F-0112', 'F-0112 Q1', 'F-0112 1' and 'F-0112 –', separated by semicolons, commas or lines. */
export function readCovers(text: string): Done<Cover[]> {
  const covers: Cover[] = [];
  for (const part of text.split(/[;,\n]/).map((each) => each.trim())) {
    if (part === "") continue;
    const match = /^(F\s?-?\s?\d+)\s*(?:Q?\s?(\d{1,6})|[–—-])?$/i.exec(part);
    const reference = readFindingReference(match?.[1] ?? "");
    if (!match || reference === null) {
      return refuse("invalid", `“${part}” does not name a finding. Write its reference, with the number of the question where it has one: F-0112 Q1; F-0113 Q2.`);
    }
    covers.push({ reference, number: match[2] === undefined ? null : Number(match[2]) });
  }
  return done(covers);
}

/** The entry's place among all entries of each finding it covers, in the same order as the covers: '1; 2'. */
export function formatOrder(places: readonly number[]): string | null {
  return places.length === 0 ? null : places.join("; ");
}

/** Empty where the text is not a list of places: the order of the rows decides then. */
export function readOrder(text: string): number[] {
  return /^\d{1,6}(?:; ?\d{1,6})*$/.test(text.trim()) ? text.split(";").map(Number) : [];
}
