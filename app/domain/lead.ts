/** Lead: which person a name in a lead column means, where that is beyond doubt. */
import type { CalendarDate } from "~/domain/calendar-date";

/** A person and one post they hold or held; `id` is the person’s. */
export type PostHolder = { id: string; name: string; postCode: string; title: string; fromOn: CalendarDate | null; toOn: CalendarDate | null };

const COURTESY = new Set(["mr", "mrs", "ms", "miss", "dr", "sir", "dame"]);
const RANK_LETTERS: Record<string, string> = {
  det: "d", detective: "d", ch: "c", chief: "c", insp: "i", inspector: "i", supt: "s", superintendent: "s", con: "c", constable: "c",
  asst: "a", assistant: "a", deputy: "d", sgt: "s", sergeant: "s", temporary: "", temp: "", acting: "", t: "", a: "",
};

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}&]+/u).filter((word) => word !== "");
}

/** A post in the forms it is written in: "T/DCI" and "T/Det Ch Insp" share "dci". Temporary and acting make no difference. */
function postForms(text: string): Set<string> {
  const words = wordsOf(text.replace(/\b[ta]\//gi, ""));
  return new Set([words.join(""), words.map((word) => RANK_LETTERS[word] ?? word).join("")]);
}

function samePost(written: string, person: PostHolder): boolean {
  const forms = postForms(written);
  return [...postForms(person.postCode), ...postForms(person.title)].some((form) => form !== "" && forms.has(form));
}

/** Beside a surname a post may be written shorter: "ACC" for ACCLP, "Director" for a Director of Business Services. */
function likePost(written: string, person: PostHolder): boolean {
  const [plain = ""] = postForms(written);
  const [code = ""] = postForms(person.postCode);
  return samePost(written, person) || (plain.length > 2 && code.startsWith(plain)) || wordsOf(person.title)[0] === plain;
}

function isNamedBy(words: readonly string[], written: string, person: PostHolder): boolean {
  const name = wordsOf(person.name);
  const whole = words.join(" ");
  if (whole === name.join(" ") || samePost(written, person)) return true;
  const [given = ""] = name;
  const surname = name.at(-1) ?? "";
  if (words.length < 2 || words.at(-1) !== surname) return false;
  const before = words.slice(0, -1);
  const [first = ""] = before;
  if (before.length === 1 && (COURTESY.has(first) || first === given.charAt(0))) return true;
  const nameStartsAt = written.toLowerCase().lastIndexOf(whole.endsWith(` ${name.join(" ")}`) ? given : surname);
  return likePost(written.slice(0, nameStartsAt), person);
}

/** Everybody in post on `today` whom the text names: by name, by post and surname, or by post. */
export function peopleNamed(text: string, people: readonly PostHolder[], today: CalendarDate): string[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const named = people.filter((person) => (person.fromOn ?? today) <= today && (person.toOn ?? today) >= today && isNamedBy(words, text, person));
  return [...new Set(named.map((person) => person.id))];
}

/** The one person in post on `today` whom the text names; null where none or several. */
export function matchLead(text: string, people: readonly PostHolder[], today: CalendarDate): string | null {
  const [only = null, ...others] = peopleNamed(text, people, today);
  return others.length === 0 ? only : null;
}
