/** What a form is about, to read while it is filled in; a long text scrolls in its own box. */
import { LongText } from "~/ui/finding/long-text";

export function FormContext({ text, label = "Finding" }: { text: string; label?: string }) {
  return (
    <div className="form-context" role="region" aria-label={label} tabIndex={0}>
      <LongText text={text} />
    </div>
  );
}
