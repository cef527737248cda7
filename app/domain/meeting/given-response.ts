/** At which meeting each version of a response was given: said there, or, written before, taken there as it is. */
import type { ResponseRecord } from "~/domain/record";

/** `givenAt`: null for what nobody said or took at a meeting. */
export type GivenVersion = ResponseRecord & { givenAt: string | null };

/** Every submitted version of every response, by id. */
export type GivenVersions = ReadonlyMap<string, GivenVersion>;

/** The newest first. */
export function versionsOf({ id }: Pick<ResponseRecord, "id">, versions: GivenVersions): GivenVersion[] {
  const chain: GivenVersion[] = [];
  for (let version = versions.get(id); version !== undefined && !chain.includes(version); version = versions.get(version.replacesId ?? "")) chain.push(version);
  return chain;
}

/** As it stood at the end of that meeting; null where nothing of it was said or taken there. */
export function givenThere(response: Pick<ResponseRecord, "id">, meetingId: string, versions: GivenVersions): GivenVersion | null {
  return versionsOf(response, versions).find(({ givenAt }) => givenAt === meetingId) ?? null;
}
