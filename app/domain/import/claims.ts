/** What several files say of one cell, and what becomes of it: whatever their order, the same cells end in conflict and the others with the same value. */
import type { OtherFile, PlannedChange } from "~/domain/import/import-plan";
import { flatText } from "~/domain/import/same-text";

/** `conflict`: the cell was changed here as well. `ours`: what is here was preferred to it, by nobody in particular. `withdrawn`: somebody decided against it. */
export type ClaimState = "proposed" | "conflict" | "ours" | "withdrawn";

/** `file`: its place among the files. */
export type Claim = { file: number; change: PlannedChange; state: ClaimState };

export type ClaimedFile = { file: string; importId?: string; marked: boolean; preferOurs: boolean };

/** `take`: it is written with this file. `repeat`: another file is taken that says the same. `keep`: it stays what it is. */
export type Outcome = { claim: Claim; becomes: "take" | "repeat" | "conflict" | "left" | "keep"; change: PlannedChange; /** What a repeated one says again. */ of?: Claim };

function plainValue({ field, to }: PlannedChange, toTheLetter: boolean): string | null {
  if (field === "assurance" && to === "not-yet-reviewed") return null;
  return to === null || toTheLetter ? to : flatText(to);
}

function distinct(claims: readonly Claim[], toTheLetter: boolean): number {
  return new Set(claims.map(({ change }) => plainValue(change, toTheLetter))).size;
}

export function withoutSettled({ settled: _, ...change }: PlannedChange): PlannedChange {
  return change;
}

/** The change as one of a conflict between files: `base` is what was sent, else what was there. */
export function disputed(claim: Claim, all: readonly Claim[], files: readonly ClaimedFile[]): PlannedChange {
  const others = all.filter((other) => other.file !== claim.file).flatMap(({ file, change }): OtherFile[] => {
    const of = files[file];
    return of === undefined ? [] : [{ file: of.file, ...(of.importId === undefined ? {} : { importId: of.importId }), to: change.said === undefined ? change.to : change.said, place: change.place }];
  });
  const { base = claim.change.from } = claim.change;
  return { ...withoutSettled(claim.change), base, others };
}

function agreed(claims: readonly Claim[]): Outcome[] {
  const first = claims.find((claim) => claim.state === "proposed");
  return claims.map((claim): Outcome => {
    if (first === undefined || claim === first) return { claim, change: claim.change, becomes: first === undefined ? "keep" : "take" };
    return { claim, change: claim.change, becomes: "repeat", of: first };
  });
}

/** `all`: every claim to one cell, of two files or more, in the order of the files. */
export function settleClaims(all: readonly Claim[], files: readonly ClaimedFile[]): Outcome[] {
  const toTheLetter = all.every((claim) => files[claim.file]?.marked === true);
  const standing = all.filter((claim) => claim.state !== "withdrawn");
  const withdrawn = all.filter((claim) => claim.state === "withdrawn");
  const wereDisputed = distinct(all, toTheLetter) > 1;
  const written = standing.filter((claim) => claim.change.settled === "text");
  const winners = distinct(standing, toTheLetter) > 1 && distinct(written, toTheLetter) === 1 ? written : standing;
  const losers = [...withdrawn, ...standing.filter((claim) => !winners.includes(claim))];
  const lost = losers.map((claim): Outcome => (wereDisputed ? { claim, change: disputed(claim, all, files), becomes: "left" } : { claim, change: claim.change, becomes: "keep" }));
  if (distinct(winners, toTheLetter) > 1) {
    const becomes = winners.some((claim) => files[claim.file]?.preferOurs === true) ? "left" : "conflict";
    return [...winners.map((claim): Outcome => ({ claim, change: disputed(claim, all, files), becomes })), ...lost];
  }
  const won = agreed(winners).map((outcome): Outcome => {
    if (!wereDisputed || outcome.becomes !== "take") return outcome;
    const { change } = outcome;
    return { ...outcome, change: { ...disputed(outcome.claim, all, files), settled: change.settled ?? "theirs" } };
  });
  return [...won, ...lost];
}
