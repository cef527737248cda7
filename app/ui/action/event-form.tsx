/** Records what happened to an action. */
import { Form } from "@remix-run/react";
import { ACTION_EVENT_WORDS, type ActionEventKind } from "~/domain/action/action";
import type { Problem } from "~/domain/problem";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

export type EventValues = { kind: string; text: string; by: string; mode: string; on: string; meeting: string; toMeeting: string; replacedBy: string };

type Props = { kinds: readonly ActionEventKind[]; seen: number; values: EventValues; meetings: readonly { id: string; words: string }[]; later: readonly { id: string; words: string }[]; problem: Problem | null };

const HINTS: Partial<Record<ActionEventKind, string>> = {
  update: "It stays open.", completed: "Say what shows it.", deferred: "Say to which meeting, and why. It stays open, and that is counted.", replaced: "Name the action that takes its place.",
  "no-longer-required": "Say who decided that, and why.", reopened: "Say why.",
};

export function EventForm({ kinds, seen, values, meetings, later, problem }: Props) {
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  const [only] = kinds;
  const ends = kinds.length > 1;
  return (
    <Form method="post" className="form">
      <input type="hidden" name="seen" value={seen} />
      {ends
        ? <ChoiceField id="kind" kind="radio" legend="What happened" error={errorOf("kind")} choices={kinds.map((kind) => ({ value: kind, words: ACTION_EVENT_WORDS[kind], hint: HINTS[kind] }))} chosen={[values.kind]} />
        : <input type="hidden" name="kind" value={only} />}
      <TextField id="text" label={only === "reopened" ? "Reason" : ends ? "What was reported, the evidence, or the reason" : "Update"} rows={4} defaultValue={values.text} error={errorOf("text")} />
      <SelectField id="meeting" label="For the meeting" hint="At which it was said, or before which it is written. Nothing is put off at one to come: choose No meeting." options={[{ value: "", words: "No meeting" }, ...meetings.map(({ id, words }) => ({ value: id, words }))]} defaultValue={values.meeting} error={errorOf("meeting")} />
      {ends && (
        <>
          <ChoiceField id="mode" kind="radio" legend="It was said" choices={[{ value: "written", words: "In writing" }, { value: "spoken", words: "At the meeting" }]} chosen={[values.mode === "" ? "written" : values.mode]} />
          <TextField id="by" label="By whom" hint="The post that reported or decided it" defaultValue={values.by} error={errorOf("by")} width={20} />
          <SelectField id="toMeetingId" name="toMeeting" label="Put off to" options={[{ value: "", words: "No meeting" }, ...later.map(({ id, words }) => ({ value: id, words }))]} defaultValue={values.toMeeting} error={errorOf("toMeetingId")} />
          <TextField id="replacedById" name="replacedBy" label="Replaced by" hint="A reference, such as A-0012" defaultValue={values.replacedBy} error={errorOf("replacedById")} width={10} />
          <TextField id="on" label="On" hint="Empty: the day of the meeting, or today" defaultValue={values.on} error={errorOf("on")} width={20} />
        </>
      )}
      <div className="form__buttons"><button className="button button--filled" name="intent" value="event">Record it</button></div>
    </Form>
  );
}
