/** The note-taker's screen: the agenda, the item in view with the next question, and whether all of it is saved. */
import { useCallback, useEffect, useRef, useState } from "react";
import { entryInView, itemBeside, itemInView, respondents, type LiveItem } from "~/domain/meeting/live-page";
import type { LiveAddition } from "~/domain/meeting/live-write";
import { withoutEnd } from "~/domain/meeting/without-end";
import { paths } from "~/paths";
import { LiveAgenda } from "~/ui/meeting/live/live-agenda";
import { LiveItemView } from "~/ui/meeting/live/live-item";
import { LiveStatus, RefusedList } from "~/ui/meeting/live/live-status";
import { useLiveKeys } from "~/ui/meeting/live/use-live-keys";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

type Chosen = { item: string | null; entry: string | null };

type Props = { notes: LiveNotes; /** As the address names them. */ chosen: Chosen };

/** Focuses what was chosen once it stands on the page; as state it comes with the choice itself, so that nothing that is about to go is focused in its place. */
function useFocus(): (id: string) => void {
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const given = useRef<{ id: string } | null>(null);
  useEffect(() => {
    const element = wanted === null || wanted === given.current ? null : document.getElementById(wanted.id);
    if (element === null) return;
    given.current = wanted;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  });
  return (id) => { setWanted({ id }); };
}

export function LiveDesk({ notes, chosen }: Props) {
  const { page, ready } = notes;
  const { items, meeting, posts, me } = page;
  const [{ item: itemKey, entry: entryChosen }, setChosen] = useState<Chosen>(chosen);
  const says = useRef<((post: string) => void) | null>(null);
  const speak = useCallback((now: ((post: string) => void) | null) => { says.current = now; }, []);
  const focus = useFocus();
  const item: LiveItem | undefined = items.find(({ key }) => key === itemKey) ?? items.find(({ key }) => key === itemInView(items));
  const entryId = item === undefined ? null : (item.entries.find(({ id }) => id === entryChosen)?.id ?? entryInView(item));

  const choose = (key: string, entry: string | null, then: string) => {
    setChosen({ item: key, entry });
    focus(then);
    window.history.replaceState(window.history.state, "", paths.live(meeting.id, key, entry ?? ""));
  };
  const step = (by: -1 | 1) => {
    const there = item === undefined ? null : itemBeside(items, item.key, by);
    if (there !== null) choose(there, null, "live-item-heading");
  };
  const [keysOn, turnKeys] = useLiveKeys({
    step,
    digit: (number) => {
      const post = respondents(posts)[number - 1]?.post;
      if (post !== undefined) says.current?.(post);
    },
  });
  const onAnswered = () => {
    if (item === undefined) return;
    const after = item.entries.findIndex(({ id }) => id === entryId);
    const waits = [...item.entries.slice(after + 1), ...item.entries.slice(0, Math.max(after, 0))].find((each) => each.open && each.kind !== "comment" && each.responses.length === 0);
    if (waits === undefined) focus(`entry-${entryId ?? ""}`);
    else choose(item.key, waits.id, `entry-${waits.id}`);
  };
  const onAdded = (id: string, added: LiveAddition) => {
    if (item !== undefined && (added === "follow-up" || added === "question" || added === "concern")) choose(item.key, id, `entry-${id}`);
    else focus("live-item-heading");
  };

  // After the last one nothing comes, and its form begins anew.
  const onEnded = () => {
    focus("live-item-heading");
    step(1);
  };

  const agenda = <LiveAgenda meetingId={meeting.id} items={items} inView={item?.key ?? ""} me={me.personId} onChoose={ready ? (key) => { choose(key, null, "live-item-heading"); } : null} />;
  const notEnded = withoutEnd(items, ({ end }) => end !== null).length;
  return (
    <>
      <LiveStatus notes={notes} />
      <RefusedList notes={notes} onItem={(key) => { choose(key, null, "live-item-heading"); }} />
      <datalist id="live-posts">{respondents(posts).map(({ post, name }) => <option key={post} value={post}>{name}</option>)}</datalist>
      <div className="live">
        <nav className="live-agenda panel" aria-label="Agenda">
          <h2 className="live-agenda__heading">Agenda</h2>
          {meeting.state !== "closed" && <p className="quiet-line"><span>{notEnded === 0 ? "Every item has ended" : notEnded === 1 ? "1 item has not ended" : `${String(notEnded)} items have not ended`}</span></p>}
          {agenda}
        </nav>
        <div className="live-table panel">
          {item !== undefined && (
            <LiveItemView key={item.key} notes={notes} item={item} entryId={entryId} speak={speak} onEntry={(id) => { choose(item.key, id, `entry-${id}`); }} onAnswered={onAnswered} onAdded={onAdded} onEnded={onEnded} />
          )}
          {ready && page.mayNote && (
            <div className="live-keys">
              <div className="live-buttons">
                <button type="button" className="button" onClick={() => { step(-1); }}>Item before</button>
                <button type="button" className="button" onClick={() => { step(1); }}>Next item</button>
              </div>
              <details>
                <summary>Keys</summary>
                <ul className="plain-list">
                  <li><kbd>1</kbd> to <kbd>9</kbd>, outside of a field: who answers; the cursor is then in their words. <kbd>Esc</kbd> leaves a text.</li>
                  <li><kbd>Ctrl</kbd> + <kbd>Enter</kbd>: record what is typed. <kbd>Alt</kbd> + <kbd>↓</kbd> and <kbd>Alt</kbd> + <kbd>↑</kbd>: next item, item before.</li>
                </ul>
                <label className="live-add__choice"><input type="checkbox" checked={keysOn} onChange={({ target }) => { turnKeys(target.checked); }} /> Single keys choose who answers</label>
              </details>
            </div>
          )}
        </div>
      </div>
    </>
  );
}
