/** A text as it was written: its line breaks kept, its longest words broken rather than pushed off the page. */
export function LongText({ text }: { text: string }) {
  return <div className="long-text">{text}</div>;
}
