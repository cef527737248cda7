/** The agenda beside the item in view: what has ended, what is still to come, who takes the notes of what. */
import { useEffect, useRef } from "react";
import { ITEM_OUTCOME_WORDS } from "~/domain/meeting/agenda";
import { closedAbove } from "~/domain/meeting/closed-above";
import { isUnanswered, type LiveItem } from "~/domain/meeting/live-page";
import { paths } from "~/paths";

type Props = { meetingId: string; items: readonly LiveItem[]; inView: string; me: string; onChoose: ((key: string) => void) | null };

function stands({ end, entries, matters, holder, typed, closedSession }: LiveItem, { me, above }: { me: string; above: string | undefined }): string[] {
  const unanswered = entries.filter(isUnanswered).length;
  const unheard = matters.filter(({ accountedFor }) => !accountedFor).length;
  return [
    above !== undefined ? `closed session, with ${above}` : closedSession ? "closed session" : null,
    end === null ? null : ITEM_OUTCOME_WORDS[end.outcome],
    unanswered === 0 ? null : unanswered === 1 ? "1 to answer" : `${String(unanswered)} to answer`,
    unheard === 0 ? null : `${String(unheard)} not heard of`,
    typed.length === 0 ? null : "words not recorded",
    holder === null || holder.personId === me ? null : holder.name,
  ].filter((each) => each !== null);
}

export function LiveAgenda({ meetingId, items, inView, me, onChoose }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Within the agenda alone: the page itself stays where it is.
    const here = list.current?.querySelector<HTMLElement>("[aria-current]");
    const frame = list.current?.closest("nav");
    if (here == null || frame == null) return;
    const [place, around] = [here.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (place.top < around.top || place.bottom > around.bottom) frame.scrollTop += place.top - around.top - around.height / 2;
  }, [inView]);
  const above = closedAbove(items, ({ closedSession }) => closedSession);
  return (
    <ol className="live-agenda__list" ref={list}>
      {items.map((item) => {
        const says = stands(item, { me, above: above.get(item.key) });
        return (
          <li key={item.key} className={item.depth === 1 ? "live-agenda__item live-agenda__item--sub" : "live-agenda__item"}>
            <a
              href={paths.live(meetingId, item.key)}
              aria-current={item.key === inView ? "true" : undefined}
              onClick={(event) => {
                if (onChoose === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onChoose(item.key);
              }}
            >
              {item.number !== "" && <span className="live-agenda__number">{item.number} </span>}{item.heading}
            </a>
            {says.length > 0 && <span className="soft"> {says.join(" · ")}</span>}
          </li>
        );
      })}
    </ol>
  );
}
