/** Entries as the force answers them: each with its responses, what its reader may do to them, and what the reader was typing. */
import type { Ctx } from "~/db/ctx.server";
import { responsesToEntries } from "~/db/finding-past.server";
import { ledFindings } from "~/db/led-findings.server";
import { findingsByReference } from "~/db/related-findings.server";
import { addsNothing, answerFormOf, storedForm, type AnswerForm } from "~/domain/answer-form";
import type { Instant } from "~/domain/calendar-date";
import { clearsInNameOf } from "~/domain/clearance";
import { entryTitle } from "~/domain/entry-name";
import type { RelatedFinding } from "~/domain/finding-name";
import { can } from "~/domain/permissions";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { typedPlace, type TypedText } from "~/domain/typed-text";
import { versionsBefore } from "~/domain/versions";
import { entryWithoutTraces } from "~/domain/without-traces";
import { typedTexts } from "~/queries/typed-texts.server";

export type KeptForm = { at: Instant; form: AnswerForm };

export type AnswerItem = {
  entry: EntryRecord;
  title: string;
  findings: RelatedFinding[];
  /** Earlier submitted versions, newest first, by the id of the one that stands. */
  earlier: Record<string, ResponseRecord[]>;
  may: { answer: boolean; clear: boolean; submit: boolean };
  /** By the id of the response they belong to; '' for a new one. */
  kept: Record<string, KeptForm>;
};

/** Who answers: what is the same for all entries of a page. */
export type Answerer = {
  owner: string;
  /** Offered as the post that speaks first. */
  post: string;
  /** The chief officers in whose names they clear; none where they clear in their own. */
  clearsFor: string[];
};

export function answererOf({ actor }: Ctx): Answerer {
  return {
    owner: actor.personId ?? "",
    post: actor.roles.includes("sib-secretariat") ? "" : actor.post,
    clearsFor: can(actor, "clear a response") ? clearsInNameOf(actor) : [],
  };
}

function keptOf(entry: EntryRecord, texts: Record<string, TypedText>, post: string): Record<string, KeptForm> {
  const responses: (ResponseRecord | null)[] = [null, ...entry.responses];
  return Object.fromEntries(responses.flatMap((response) => {
    const text = texts[typedPlace.answer(entry.id, response?.id ?? "")];
    if (text === undefined) return [];
    const form = answerFormOf(text.fields);
    return addsNothing(form, storedForm(response, post)) ? [] : [[response?.id ?? "", { at: text.savedAt, form }]];
  }));
}

export async function answerItems(ctx: Ctx, entries: readonly EntryRecord[]): Promise<AnswerItem[]> {
  const { read } = ctx.db;
  const { post } = answererOf(ctx);
  const versions = (await responsesToEntries(read, entries.map((entry) => entry.id))).filter((response) => response.state === "submitted");
  const places = entries.flatMap((entry) => ["", ...entry.responses.map((response) => response.id)].map((id) => typedPlace.answer(entry.id, id)));
  const texts = await typedTexts(ctx, places);
  const items: AnswerItem[] = [];
  for (const entry of entries) {
    const findings = await findingsByReference(read, entry.links.map((link) => link.reference));
    const led = await ledFindings(read, entry);
    items.push({
      entry: entryWithoutTraces(entry),
      title: entryTitle(entry, findings),
      findings,
      earlier: Object.fromEntries(entry.responses.map((response) => [response.id, versionsBefore(response, versions)])),
      may: { answer: can(ctx.actor, "answer", led), clear: can(ctx.actor, "clear a response", led), submit: can(ctx.actor, "submit a response", led) },
      kept: keptOf(entry, texts, post),
    });
  }
  return items;
}
