/** Named view: a view of the register that somebody gave a name, for themselves alone. */
import { done, refuse, type Done } from "~/domain/problem";
import { readView, viewSearch } from "~/domain/register/register-view";
import { parseLine } from "~/domain/text";

export type NamedView = {
  id: string;
  name: string;
  /** The query part of the register's address, without a question mark. */
  search: string;
};

export const LONGEST_NAME = 80;
export const MOST_VIEWS = 50;

export function parseViewName(typed: string): Done<string> {
  const name = parseLine(typed, "The name");
  if (name.ok && name.value !== null && name.value.length <= LONGEST_NAME) return done(name.value);
  return refuse("invalid", `Give the view a name in up to ${String(LONGEST_NAME)} characters.`, { field: "name" });
}

/** What of an address is worth keeping: what is shown and how, not which page of it somebody had turned to. */
export function searchToKeep(search: string): string {
  return viewSearch({ ...readView(new URLSearchParams(search.replace(/^\?/, ""))), page: 1 });
}
