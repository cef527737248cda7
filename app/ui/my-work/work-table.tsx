/** Items of work as a table that stacks on a phone; where they belong to several people, under the name of each. */
import { Link } from "@remix-run/react";
import { daysBetween, formatDate, type CalendarDate } from "~/domain/calendar-date";
import { howFarOff, inDays } from "~/domain/date-words";
import type { WorkItem } from "~/domain/work/work-item";
import { placePath } from "~/ui/my-work/place-path";

function Waits({ since, today }: { since: CalendarDate; today: CalendarDate }) {
  const days = daysBetween(since, today);
  return <time dateTime={since} title={`Since ${formatDate(since)}`}>{days <= 0 ? "since today" : inDays(days)}</time>;
}

function Due({ due, today }: { due: CalendarDate; today: CalendarDate }) {
  const late = due < today;
  return (
    <>
      {late && <><strong className="needs-someone work__part">Overdue by {inDays(daysBetween(due, today))}</strong> </>}
      <time dateTime={due} className={late ? "work__part soft" : "work__part"}>{formatDate(due)}</time>
      {!late && <> <span className="work__part soft">({howFarOff(due, today)})</span></>}
    </>
  );
}

function Row({ item, today, has }: { item: WorkItem; today: CalendarDate; has: { since: boolean; due: boolean } }) {
  const { title, what, reference, about, words, since, due, place } = item;
  return (
    <tr>
      <th scope="row">
        <div>
          <Link to={placePath(place)} className="work__link">{title}<span className="visually-hidden">: {what}</span></Link>
          {reference !== null && <span className="soft"> {reference}</span>}
          {about !== "" && <div className="work__about">{about}</div>}
        </div>
      </th>
      <td>
        <div>
          <span className="work__what">{what}</span>
          {words !== null && <div className="work__words">“{words}”</div>}
        </div>
      </td>
      {has.since && <td data-heading={since === null ? undefined : "Waits"} className="work__when">{since !== null && <Waits since={since} today={today} />}</td>}
      {has.due && <td data-heading={due === null ? undefined : "Due"} className="work__when">{due !== null && <span><Due due={due} today={today} /></span>}</td>}
    </tr>
  );
}

type Props = { label: string; items: readonly WorkItem[]; today: CalendarDate };

export function WorkTable({ label, items, today }: Props) {
  const has = { since: items.some((item) => item.since !== null), due: items.some((item) => item.due !== null) };
  const people = [...new Set(items.map((item) => item.whose))].sort((a, b) => (a ?? "").localeCompare(b ?? "", "en"));
  const width = 2 + Number(has.since) + Number(has.due);
  return (
    <table className="plain-table work">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col" className="work__finding">About</th>
          <th scope="col">What</th>
          {has.since && <th scope="col" className="work__since">Waits</th>}
          {has.due && <th scope="col" className="work__due">Due</th>}
        </tr>
      </thead>
      {people.map((whose) => {
        const theirs = items.filter((item) => item.whose === whose);
        return (
          <tbody key={whose ?? ""}>
            {whose !== null && (
              <tr className="work__whose">
                <th scope="rowgroup" colSpan={width}>{whose} <span className="soft">({theirs.length})</span></th>
              </tr>
            )}
            {theirs.map((item) => <Row key={item.key} item={item} today={today} has={has} />)}
          </tbody>
        );
      })}
    </table>
  );
}
