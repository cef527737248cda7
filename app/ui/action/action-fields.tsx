/** The fields of an action. */
import { ACTION_KINDS, ACTION_KIND_WORDS } from "~/domain/action/action";
import type { TypedAction } from "~/domain/action/action-form";
import type { Problem } from "~/domain/problem";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

type Props = { values: TypedAction; meetings: readonly { id: string; words: string }[]; posts: readonly string[]; problem: Problem | null };

export const NO_ACTION: TypedAction = { kind: "action", text: "", owners: "", due: "", dueMeeting: "", revisitOn: "", marking: "" };

const KIND_HINTS = { action: undefined, request: "Made in passing; nobody has promised it yet.", revisit: "Comes back by itself on a day." } as const;

export function ActionFields({ values, meetings, posts, problem }: Props) {
  const of = (id: keyof TypedAction) => ({ id, defaultValue: values[id], error: problem?.field === id ? problem.message : undefined });
  return (
    <>
      <TextField {...of("text")} label="What is to be done" hint="“Revisit in 6 months” makes it come back by itself." rows={4} />
      <TextField {...of("owners")} label="Owners" hint={`Posts, one a line or parted by commas; empty where nobody is named yet.${posts.length === 0 ? "" : ` Posts held now: ${posts.join(", ")}.`}`} rows={2} />
      <TextField {...of("due")} label="Due" hint="A date such as 6 June 2022, “before 6 June”, or a condition such as “once developed”. Empty where nothing was said." />
      <SelectField {...of("dueMeeting")} label="Or due at a meeting" options={[{ value: "", words: "No meeting" }, ...meetings.map(({ id, words }) => ({ value: id, words }))]} />
      <ChoiceField id="kind" kind="radio" legend="Kind" choices={ACTION_KINDS.map((kind) => ({ value: kind, words: ACTION_KIND_WORDS[kind], hint: KIND_HINTS[kind] }))} chosen={[values.kind]} />
      <TextField {...of("revisitOn")} label="Comes back on" hint="Of a revisit: the day, unless the words say after how many months." width={20} />
      <TextField {...of("marking")} label="Marking" hint="Empty: the office’s own" width={20} />
    </>
  );
}
