/** A text as it was written: its line breaks kept, its longest words broken rather than pushed off the page. */
export function LongText({ text, quiet = false }: { text: string; quiet?: boolean }) {
  return <div className={quiet ? "long-text quiet" : "long-text"}>{text}</div>;
}
