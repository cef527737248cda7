/** A form of the note-taker's screen: put in the queue by the script, and sent as any other form without it. */
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { paths } from "~/paths";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

type Props = {
  notes: LiveNotes;
  item: string;
  /** As the server is told it: a kind of write, or "add" for the box that adds several. */
  kind: string;
  /** Sent besides, where no field shows it. */
  hidden?: Record<string, string>;
  label: string;
  className?: string;
  onRecord: () => void;
  children: ReactNode;
};

export function LiveForm({ notes, item, kind, hidden = {}, label, className, onRecord, children }: Props) {
  const { page: { meeting }, formId } = notes;
  const submit = (event: FormEvent) => {
    if (!notes.ready) return;
    event.preventDefault();
    onRecord();
  };
  const byKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <form method="post" action={`${paths.live(meeting.id, item)}&index`} className={className} aria-label={label} onSubmit={submit} onKeyDown={byKey}>
      <input type="hidden" name="form" value={formId} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="on" value={item} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </form>
  );
}
