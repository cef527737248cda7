/** How much of what was written is saved, and what the server did not take, with its words. */
import { formatMoment } from "~/domain/calendar-date";
import { queueWords } from "~/domain/meeting/live-queue";
import { wordsOf } from "~/domain/meeting/live-write";
import { paths } from "~/paths";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

const clock = (at: string) => formatMoment(at).slice(-"15:04".length);

export function LiveStatus({ notes }: { notes: LiveNotes }) {
  const { queue, ready, reachable, keptHere, page } = notes;
  if (!ready) return null;
  const away = !reachable || queue.failures > 0;
  return (
    <div className={away || queue.waiting.length > 0 ? "live-status live-status--waits" : "live-status"}>
      <span data-testid="saved">{page.mayNote ? queueWords(queue, clock) : reachable ? "Read along: this page keeps itself up to date" : "The server cannot be reached: this is how it was last"}</span>
      {page.mayNote && away && !queue.signedOut && (keptHere
        ? <span>What you type is kept in this browser and sent when the server can be reached. Leave this page open to go on: closed or loaded again it opens only with a network, and then sends what waits.</span>
        : <span>This browser keeps nothing by itself: leave this window open until all is sent.</span>)}
      {queue.signedOut && <span>What you type stays in this browser. <a href={`/sign-in?${new URLSearchParams({ then: paths.live(page.meeting.id) }).toString()}`}>Sign in again</a> and it is sent.</span>}
    </div>
  );
}

export function RefusedList({ notes, onItem }: { notes: LiveNotes; /** Goes to what it was said under. */ onItem: (key: string) => void }) {
  const { refused } = notes.queue;
  // The button that was pressed goes with its line.
  const goOn = () => { document.getElementById(refused.length > 1 ? "live-refused-heading" : "live-item-heading")?.focus(); };
  return (
    <div role="alert">
      {refused.length > 0 && (
        <section className="panel live-refused" aria-labelledby="live-refused-heading">
          <h2 id="live-refused-heading" tabIndex={-1}>Not saved</h2>
          <ul className="plain-list">
            {refused.map(({ write, message }) => {
              const words = wordsOf(write);
              const item = notes.page.items.find(({ key }) => key === write.item);
              const heading = item?.heading ?? "An item";
              return (
                <li key={write.id}>
                  <p><b>{item === undefined ? heading : <a href={paths.live(notes.page.meeting.id, item.key)} onClick={(event) => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); onItem(item.key); }}>{heading}</a>}:</b> {message}</p>
                  {words !== "" && <blockquote className="long-text">{words}</blockquote>}
                  <div className="live-buttons">
                    <button type="button" className="button" onClick={() => { notes.again(write.id); goOn(); }}>Send it again</button>
                    <button type="button" className="link-button" onClick={() => { notes.dismiss(write.id); goOn(); }}>Put it away<span className="visually-hidden">: {heading}</span></button>
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
