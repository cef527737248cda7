/** The update, its as-at date, the RAG and its reason: written together, because they are said together. */
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { RAGS, RAG_DEFINITIONS, RAG_SYMBOLS, RAG_WORDS } from "~/domain/rag";
import { ChoiceField } from "~/ui/form/choice-field";
import { TextField } from "~/ui/form/text-field";

export type UpdateValues = { update: string; updateAsAt: string; rag: string; ragReason: string };

type Props = { values: UpdateValues; errors: Partial<Record<keyof UpdateValues, string>>; current: { asAt: CalendarDate | null } | null };

function asAtHint(current: Props["current"]): string {
  if (current === null) return "The day the update speaks of, day first, such as 23/5/2022.";
  const stands = current.asAt === null ? "The update that stands has no as-at date." : `The update that stands is as at ${formatDate(current.asAt)}.`;
  return `${stands} The same date corrects that update; another date writes a new update after it. Day first, such as 23/5/2022.`;
}

export function UpdateFields({ values, errors, current }: Props) {
  const rags = RAGS.map((rag) => ({
    value: rag,
    words: <span className={`tag rag--${rag}`}><span aria-hidden="true">{RAG_SYMBOLS[rag]}</span> {RAG_WORDS[rag]}</span>,
    hint: RAG_DEFINITIONS[rag],
  }));
  return (
    <>
      <TextField id="updateAsAt" label="As at" hint={asAtHint(current)} error={errors.updateAsAt} defaultValue={values.updateAsAt} width={20} />
      <TextField id="update" label="Update" hint="What has been done and what it changed, against each part of the finding." error={errors.update} defaultValue={values.update} rows={12} />
      <ChoiceField id="rag" legend="RAG" error={errors.rag} kind="radio" choices={[...rags, { value: "", words: "No RAG" }]} chosen={[values.rag]} />
      <TextField id="ragReason" label="Reason for the RAG" hint="Needed for Red and White, and for a move to Green. For a move to Blue name the evidence." error={errors.ragReason} defaultValue={values.ragReason} rows={4} />
    </>
  );
}
