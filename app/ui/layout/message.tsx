/** What the last thing done came to, said once at the top of the next page. */
export function Message({ text }: { text: string | null }) {
  return (
    <div role="status">
      {text === null ? null : (
        <div className="message">
          <p>{text}</p>
        </div>
      )}
    </div>
  );
}
