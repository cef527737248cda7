/** The way to throw a draft away, behind one more click than anything else. */
import { Form } from "@remix-run/react";

type Props = {
  /** 'draft', 'correction'. */
  what: string;
  intent: string;
  /** The fields that say which, and what was seen. */
  fields: Record<string, string>;
};

export function DiscardButton({ what, intent, fields }: Props) {
  return (
    <details className="discard">
      <summary>Discard this {what}</summary>
      <Form method="post">
        {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <p>It is gone from every page. Its words stay in the history, which only your office sees of a draft.</p>
        <button className="button" name="intent" value={intent}>Discard the {what}</button>
      </Form>
    </details>
  );
}
