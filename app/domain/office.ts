/** The names an installation goes by: its force, its local policing body and their heads. */
import { SIDE_WORDS, type Side } from "~/domain/actor";
import { done, refuse, type Done } from "~/domain/problem";

/** Empty where a name was not given. */
export type Office = {
  forceName: string;
  officeName: string;
  /** 'PCC', 'Mayor', 'Board'. */
  headTitle: string;
  /** 'Chief Constable', 'Commissioner'. */
  forceHeadTitle: string;
};

export const OFFICE_DEFAULTS: Office = { forceName: "", officeName: "", headTitle: "PCC", forceHeadTitle: "Chief Constable" };

export function parseOffice(typed: Office): Done<Office> {
  const names = Object.entries(typed).map(([key, value]) => [key, value.replace(/\s+/g, " ").trim()] as const);
  const tooLong = names.find(([, value]) => value.length > 100);
  if (tooLong !== undefined) return refuse("invalid", "That name is longer than 100 characters. Shorten it.", { field: tooLong[0] });
  return done({ ...typed, ...Object.fromEntries(names) });
}

/** What papers call a side: its own name where it was given. */
export function sideName({ officeName, forceName }: Office, side: Side): string {
  const name = side === "opcc" ? officeName : forceName;
  return name === "" ? SIDE_WORDS[side] : name;
}

export const CONTAINS_DRAFTS = "Contains drafts:";

/** 'Contains drafts: Marchshire Police only': what a paper says on every page that holds drafts of a side. */
export function draftsMark(office: Office, side: Side): string {
  return `${CONTAINS_DRAFTS} ${sideName(office, side)} only`;
}
