/** Answers an entry: the force in writing, by drafts that are cleared and submitted; the commissioner's office by what was said at a meeting. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answer } from "~/commands/answer.server";
import { askToClearResponse } from "~/commands/ask-to-clear-response.server";
import { clearResponse } from "~/commands/clear-response.server";
import { discardResponse } from "~/commands/discard-response.server";
import { editResponse } from "~/commands/edit-response.server";
import { forgetTyped } from "~/commands/forget-typed.server";
import { recordSpokenAnswer } from "~/commands/record-spoken-answer.server";
import { sendBackResponse } from "~/commands/send-back-response.server";
import { submitResponse } from "~/commands/submit-response.server";
import { answerFormOf, typedResponse, type AnswerForm } from "~/domain/answer-form";
import { readFindingReference } from "~/domain/finding";
import type { Done, Problem } from "~/domain/problem";
import { seenKey } from "~/domain/response-merge";
import { readResponse } from "~/domain/response-rules";
import { typedPlace } from "~/domain/typed-text";
import { many, one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { answerPage } from "~/queries/answer-page.server";
import { typedForm } from "~/queries/typed-texts.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { SpokenAnswer } from "~/ui/entry/spoken-answer";
import { WrittenAnswer } from "~/ui/entry/written-answer";

type Ctx = Awaited<ReturnType<typeof requireCtx>>;
type Context = ActionFunctionArgs["context"];

const shape = z.object({
  intent: one, by: many, text: many, statedConfidence: one, outcome: one, askedFor: one, condition: one, seen: one,
  response: one, from: one, for: one, note: one,
});
type Sent = z.output<typeof shape>;

/** What was sent and not done: the form to show again where it was not saved, and the sentence. */
function notDone(problem: Problem, responseId: string, form: AnswerForm | null) {
  return problemData(problem, { responseId, form });
}

function formOf({ by, text, statedConfidence, outcome, askedFor, condition, seen }: Sent): AnswerForm {
  return answerFormOf({ by, text, statedConfidence: [statedConfidence], outcome: [outcome], askedFor: [askedFor], condition: [condition], seen: [seen] });
}

/** Back to the questions of the finding it was written on, or to this one. */
function placeAfter(entryId: string, from: string): string {
  const reference = readFindingReference(from);
  return reference === null ? paths.answer(entryId) : `${paths.answerFinding(reference)}#entry-${entryId}`;
}

const DOOR_WORDS = {
  "send-back": "It was sent back to its authors with your note.",
  submit: "The response was submitted: the commissioner’s office sees it now.",
  discard: "The draft was discarded. Its words stay in the force’s history.",
  clear: "The response was cleared. It can now be submitted as it stands.",
  "clear-and-submit": "The response was cleared and submitted: the commissioner’s office sees it now.",
} as const;
type DoorIntent = keyof typeof DOOR_WORDS;

function isDoorIntent(intent: string): intent is DoorIntent {
  return Object.hasOwn(DOOR_WORDS, intent);
}

function moveThrough(ctx: Ctx, intent: DoorIntent, { response: responseId, note, for: inNameOf, seen }: Sent): Promise<Done<true>> {
  switch (intent) {
    case "send-back": return sendBackResponse(ctx, { responseId, note });
    case "submit": return submitResponse(ctx, responseId);
    case "discard": return discardResponse(ctx, { responseId, seen });
    case "clear": return clearResponse(ctx, { responseId, seen, for: inNameOf, thenSubmit: false });
    case "clear-and-submit": return clearResponse(ctx, { responseId, seen, for: inNameOf, thenSubmit: true });
    default: return intent satisfies never;
  }
}

type Saved = { responseId: string; wasCleared: boolean; beginsVersion: boolean; joined?: boolean };

function savedWords({ wasCleared, beginsVersion, joined }: Saved): string {
  if (wasCleared) return "The draft was saved. It had been cleared: it is a draft again and has to be cleared anew.";
  if (joined === true) return "A colleague had begun a draft meanwhile: what you wrote was added to it.";
  if (beginsVersion) return "The draft of a new version was saved. The commissioner’s office sees what was submitted before until this is cleared and submitted.";
  return "The draft was saved. Only the force sees it until it is cleared and submitted.";
}

/** Saves what was written, then does what the button says with exactly that. */
async function write(ctx: Ctx, context: Context, entryId: string, sent: Sent) {
  const form = formOf(sent);
  const typed = typedResponse(form);
  const { response, intent } = sent;
  const saved: Done<Saved> = response === "" ? await answer(ctx, { entryId, ...typed }) : await editResponse(ctx, { responseId: response, seen: form.seen, ...typed });
  if (!saved.ok) return notDone(saved.problem, response, form);
  await forgetTyped(ctx, typedPlace.answer(entryId, response));
  const { responseId } = saved.value;
  const place = placeAfter(entryId, sent.from);
  if (intent === "ask") {
    const asked = await askToClearResponse(ctx, responseId);
    return asked.ok ? redirectWithMessage(place, `${savedWords(saved.value)} It waits to be cleared.`, context) : notDone(asked.problem, responseId, null);
  }
  if (intent !== "clear" && intent !== "clear-and-submit") return redirectWithMessage(place, savedWords(saved.value), context);
  const content = readResponse(typed);
  const cleared = await moveThrough(ctx, intent, { ...sent, response: responseId, seen: content.ok ? seenKey(content.value) : "" });
  return cleared.ok ? redirectWithMessage(place, DOOR_WORDS[intent], context) : notDone(cleared.problem, responseId, null);
}

async function speak(ctx: Ctx, context: Context, entryId: string, correctedId: string | null, sent: Sent) {
  const form = formOf(sent);
  if (sent.intent === "add-part") return { problem: null, typed: { responseId: "", form: { ...form, parts: [...form.parts, { by: "", text: "" }] } } };
  const typed = typedResponse(form);
  const saved = correctedId === null ? await recordSpokenAnswer(ctx, { entryId, ...typed }) : await editResponse(ctx, { responseId: correctedId, seen: form.seen, ...typed });
  if (!saved.ok) return notDone(saved.problem, "", form);
  await forgetTyped(ctx, typedPlace.answer(entryId, correctedId ?? ""));
  return redirectWithMessage(paths.entry(entryId), correctedId === null ? "The spoken answer was recorded." : "The response was saved.", context);
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { searchParams } = new URL(request.url);
  const correctedId = searchParams.get("response");
  const page = await answerPage(ctx, params.id ?? "", correctedId);
  if (!page.ok) throw problemResponse(page.problem);
  const typed = await typedForm(ctx, typedPlace.answer(params.id ?? "", correctedId ?? ""));
  return { ...page.value, today: ctx.today, correct: searchParams.get("correct"), kept: { owner: typed.owner, at: typed.text?.savedAt ?? null }, restored: typed.text === null ? null : answerFormOf(typed.text.fields) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const entryId = params.id ?? "";
  const correctedId = new URL(request.url).searchParams.get("response");
  const page = await answerPage(ctx, entryId, correctedId);
  if (!page.ok) throw problemResponse(page.problem);
  const sent = await readForm(request, shape);
  if (page.value.kind === "spoken") return speak(ctx, context, entryId, correctedId, sent);
  if (!isDoorIntent(sent.intent) || sent.text.length > 0) return write(ctx, context, entryId, sent);
  const moved = await moveThrough(ctx, sent.intent, sent);
  return moved.ok ? redirectWithMessage(placeAfter(entryId, sent.from), DOOR_WORDS[sent.intent], context) : notDone(moved.problem, sent.response, null);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Answer: ${data?.title ?? "entry"} – Assurance tracker` }];

export default function Answer() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const problem = sent?.problem ?? null;
  const typed = sent?.typed ?? null;
  return page.kind === "spoken" ? (
    <SpokenAnswer page={page} problem={problem} typed={typed?.form ?? null} kept={page.kept} restored={page.restored} />
  ) : (
    <WrittenAnswer page={page} problem={problem} sent={typed} correct={page.correct} today={page.today} />
  );
}
