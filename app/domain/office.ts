/** The names an installation goes by: its force, its local policing body and their heads. */
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
