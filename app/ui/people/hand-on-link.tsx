/** A one-time link, shown once to whoever hands it on. */
export function HandOnLink({ link, whose }: { link: string; whose: string }) {
  return (
    <div className="hand-on" role="status">
      <p>
        Hand this link to {whose} in a way that only they can read. It works once, within three days, and is not shown again.
      </p>
      <p>
        <code>{link}</code>
      </p>
    </div>
  );
}
