/** Post: a position held by a person from a day to a day; papers show the one held on their date. */
import { parseDate, type CalendarDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";

export type Post = {
  id: string;
  /** 'DCC', 'T/Ch Supt'. */
  code: string;
  title: string;
  /** Null: since before anybody wrote it down. */
  fromOn: CalendarDate | null;
  /** The last day; null while it is held. */
  toOn: CalendarDate | null;
  temporary: boolean;
};

/** The post held on a day; of several the one begun last. Null where none was. */
export function postOn<T extends Pick<Post, "fromOn" | "toOn">>(posts: readonly T[], date: CalendarDate): T | null {
  const held = posts.filter((post) => (post.fromOn ?? date) <= date && (post.toOn ?? date) >= date);
  return held.reduce<T | null>((latest, post) => (latest === null || (post.fromOn ?? "") > (latest.fromOn ?? "") ? post : latest), null);
}

/** The post begun last, held or not. */
export function lastPost<T extends Pick<Post, "fromOn">>(posts: readonly T[]): T | null {
  return posts.reduce<T | null>((latest, post) => (latest === null || (post.fromOn ?? "") >= (latest.fromOn ?? "") ? post : latest), null);
}

/** "T/Ch Supt", "A/Insp": temporary or acting, by the way the code is written. */
export function isTemporaryCode(code: string): boolean {
  return /^[ta]\//i.test(code.trim());
}

export type TypedPost = { code: string; title: string; fromOn: string; toOn: string };

function parseDay(text: string, field: string): Done<CalendarDate | null> {
  const date = parseDate(text);
  return date.ok ? date : { ok: false, problem: { ...date.problem, field } };
}

export function parsePost(typed: TypedPost): Done<Omit<Post, "id">> {
  const code = typed.code.trim();
  const title = typed.title.trim();
  if (code === "" || code.length > 40) return refuse("invalid", "Give the post’s short form as papers print it, such as DCC or T/Ch Supt, in up to 40 characters.", { field: "code" });
  if (title === "" || title.length > 200) return refuse("invalid", "Give the post’s title in up to 200 characters.", { field: "title" });
  const fromOn = parseDay(typed.fromOn, "fromOn");
  if (!fromOn.ok) return fromOn;
  const toOn = parseDay(typed.toOn, "toOn");
  if (!toOn.ok) return toOn;
  if (fromOn.value !== null && toOn.value !== null && toOn.value < fromOn.value) {
    return refuse("invalid", "The post ends before it begins. Check the two dates.", { field: "toOn" });
  }
  return done({ code, title, fromOn: fromOn.value, toOn: toOn.value, temporary: isTemporaryCode(code) });
}
