/** The agenda in its order: each item with how it ended, and buttons that move it, without JavaScript too. */
import { Form, Link } from "@remix-run/react";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { ITEM_OUTCOME_WORDS, type AgendaItem, type ItemKind } from "~/domain/meeting/agenda";
import { paths } from "~/paths";
import { LongText } from "~/ui/finding/long-text";

type Line = {
  key: string; number: string; depth: 0 | 1; first: boolean; last: boolean; kind: ItemKind; heading: string; reference: string | null;
  item: Pick<AgendaItem, "version" | "text" | "source" | "closedSession" | "outcome" | "outcomeNote" | "outcomeLink"> | null;
  deferredTo: { id: string; title: string; date: CalendarDate } | null; timesDeferred: number; closedAbove: string | null; entries: number; also: readonly string[]; place: number; places: number; mayTakeOff: boolean;
};

type Props = { meetingId: string; lines: readonly Line[]; matters: number; may: { plan: boolean; note: boolean }; open: boolean };

function times(count: number): string {
  return count === 1 ? "deferred once before" : `deferred ${String(count)} times before`;
}

function Outcome({ line }: { line: Line }) {
  const { item, deferredTo } = line;
  if (item?.outcome == null) return null;
  return (
    <p className="agenda__outcome">
      <span className="tag">{ITEM_OUTCOME_WORDS[item.outcome]}</span>
      {deferredTo !== null && <> to <Link to={paths.meeting(deferredTo.id)}>{deferredTo.title}</Link>, {formatDate(deferredTo.date)}</>}
      {item.outcomeNote !== null && <>: {item.outcomeNote}</>}
      {item.outcomeLink !== null && <>{item.outcomeNote === null ? ": " : ", "}<a href={item.outcomeLink} rel="noreferrer">{item.outcomeLink}</a></>}
    </p>
  );
}

function listed(numbers: readonly string[]): string {
  return numbers.length < 2 ? (numbers[0] ?? "") : `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1) ?? ""}`;
}

/** More than one place at a time. */
function MoveTo({ line: { key, number, heading, place, places } }: { line: Line }) {
  return (
    <details className="agenda__move-to">
      <summary>Move to…<span className="visually-hidden"> {number} {heading}</span></summary>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="item" value={key} />
        <label htmlFor={`place-${key}`}>Place <span className="visually-hidden">of {number} {heading}</span></label>
        <select className="govuk-select" id={`place-${key}`} name="place" defaultValue={String(place)}>
          {Array.from({ length: places }, (_, index) => <option key={index} value={index + 1}>{index + 1}</option>)}
        </select>
        <button className="button" name="intent" value="move">Move<span className="visually-hidden"> {number} {heading}</span></button>
      </Form>
    </details>
  );
}

function Moves({ meetingId, line, may }: Pick<Props, "meetingId" | "may"> & { line: Line }) {
  const name = <span className="visually-hidden"> {line.number} {line.heading}</span>;
  return (
    <div className="agenda__moves">
      {may.plan && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="item" value={line.key} />
          <input type="hidden" name="seen" value={line.item?.version ?? ""} />
          {!line.first && <button className="button" name="intent" value="up" id={`up-${line.key}`}><span aria-hidden="true">↑</span><span className="visually-hidden">Move up:</span>{name}</button>}
          {!line.last && <button className="button" name="intent" value="down" id={`down-${line.key}`}><span aria-hidden="true">↓</span><span className="visually-hidden">Move down:</span>{name}</button>}
          {line.mayTakeOff && <button className="link-button" name="intent" value="take-off">Take off{name}</button>}
        </Form>
      )}
      {may.plan && line.places > 2 && <MoveTo line={line} />}
      <Link to={paths.agendaItem(meetingId, line.key)}>{may.note ? "Change or end" : "Change"}{name}</Link>
    </div>
  );
}

export function AgendaList({ meetingId, lines, matters, may, open }: Props) {
  if (lines.length === 0) return <p className="none">No agenda is kept of this meeting.</p>;
  return (
    <ol className="agenda">
      {lines.map((line) => (
        <li key={line.key} className={line.depth === 1 ? "agenda__item agenda__item--sub" : "agenda__item"}>
          <span className="agenda__number">{line.number}</span>
          <div className="agenda__words">
            <span className={line.depth === 0 ? "agenda__heading" : undefined}>{line.heading}</span>
            {line.kind === "outstanding" && <> · <a href="#outstanding">{matters === 1 ? "1 action" : `${String(matters)} actions`}</a></>}
            {line.reference !== null && (line.entries > 0
              ? <> · <a href={`#${line.reference}`}>{line.entries === 1 ? "1 question or comment" : `${String(line.entries)} questions and comments`}</a></>
              : <> · <Link to={paths.finding(line.reference)}>{line.reference}</Link></>)}
            {line.also.length > 0 && <span className="soft"> · asked under {listed(line.also)} too</span>}
            {line.kind === "arising" && line.depth === 0 && <> · <Link to={paths.movement()}>What moved</Link></>}
            {line.timesDeferred > 0 && <> <span className="tag needs-someone">{times(line.timesDeferred)}</span></>}
            {line.closedAbove !== null ? <> <span className="tag">closed session, with item {line.closedAbove}</span></> : line.item?.closedSession === true && <> <span className="tag">closed session</span></>}
            {line.item?.source != null && (
              <p className="quiet-line">
                About: {line.item.source.kind === "" ? "" : `${line.item.source.kind}: `}
                {line.item.source.link === null ? line.item.source.title : <a href={line.item.source.link} rel="noreferrer">{line.item.source.title}</a>}
              </p>
            )}
            {line.item?.text != null && <LongText text={line.item.text} />}
            <Outcome line={line} />
          </div>
          {!open && may.plan && line.item !== null && line.closedAbove === null && (
            <Link className="agenda__closed-session" to={paths.agendaItem(meetingId, line.key)}>Say it was {line.item.closedSession ? "not " : ""}in closed session<span className="visually-hidden">: {line.number} {line.heading}</span></Link>
          )}
          {open && (may.plan || may.note) && <Moves meetingId={meetingId} line={line} may={may} />}
        </li>
      ))}
    </ol>
  );
}
