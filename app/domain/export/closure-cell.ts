/**
 * How an entry was closed, in one cell: 'Revisit on 1 Nov 2022 | the note'. Where its findings differ, one paragraph each,
 * starting with the finding's reference: 'F-0112: Assured'.
 */
import { formatShortDate, readDate, type CalendarDate } from "~/domain/calendar-date";
import { CLOSURES, CLOSURE_WORDS, type Closure } from "~/domain/entry";
import type { EntryLink } from "~/domain/record";

export type ClosedAs = { closure: Closure; note: string | null; revisitOn: CalendarDate | null };
/** `reference` is null where the same holds for every finding of the entry. */
export type ReferencedClosure = ClosedAs & { reference: string | null };

type ClosedLink = Pick<EntryLink, "reference" | "closure" | "closureNote" | "revisitOn">;

const START = /^\\*F-\d+: /gm;

function formatClosure(link: ClosedLink): string | null {
  if (link.closure === null) return null;
  const on = link.revisitOn === null ? "" : ` on ${formatShortDate(link.revisitOn)}`;
  const note = link.closureNote === null ? "" : ` | ${link.closureNote.replace(START, "\\$&")}`;
  return CLOSURE_WORDS[link.closure] + on + note;
}

export function formatClosures(links: readonly ClosedLink[]): string | null {
  const [first, ...others] = links.map(formatClosure);
  if (first === undefined || others.every((other) => other === first)) return first ?? null;
  return links.flatMap((link) => { const text = formatClosure(link); return text === null ? [] : [`${link.reference}: ${text}`]; }).join("\n");
}

/** What cannot be read as a closure is left out. */
export function readClosures(text: string): ReferencedClosure[] {
  return text.trim().split(/\n(?=F-\d+: )/).flatMap((paragraph) => {
    const [, reference = null, rest = ""] = /^(?:(F-\d+): )?(.*)$/s.exec(paragraph) ?? [];
    const [, head = "", written = null] = /^(.*?)(?: \| (.*))?$/s.exec(rest) ?? [];
    const [, word = "", date] = /^(.*?)(?: on (.*))?$/s.exec(head) ?? [];
    const closure = CLOSURES.find((each) => CLOSURE_WORDS[each].toLowerCase() === word.trim().toLowerCase());
    if (closure === undefined) return [];
    const note = written === null ? null : written.replace(/^\\(?=\\*F-\d+: )/gm, "");
    return [{ reference, closure, note, revisitOn: date === undefined ? null : readDate(date) }];
  });
}
