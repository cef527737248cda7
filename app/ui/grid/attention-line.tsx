/** What needs someone among the findings shown; each number opens the findings it counts. */
import type { Attention } from "~/domain/register/arrange-register";
import { OLD_UPDATE_DAYS } from "~/domain/register/register-rules";
import { NONE, type View } from "~/domain/register/register-view";
import { ViewLink } from "~/ui/grid/view-link";

type Props = { attention: Attention; view: View; onView: (view: View) => void };

function many(count: number, one: string, several: string): string {
  return `${String(count)} ${count === 1 ? one : several}`;
}

export function AttentionLine({ attention, view, onView }: Props) {
  const items = [
    { on: view.unanswered, count: attention.unanswered, words: many(attention.unanswered, "finding with a question waiting", "findings with a question waiting"), to: { ...view, unanswered: true } },
    { on: view.overdue, count: attention.overdue, words: `${String(attention.overdue)} overdue`, to: { ...view, overdue: true } },
    {
      on: view.noUpdateSince !== null, count: attention.oldUpdate,
      words: `${String(attention.oldUpdate)} open without an update for ${String(OLD_UPDATE_DAYS)} days`,
      to: { ...view, open: true, noUpdateSince: { days: OLD_UPDATE_DAYS } },
    },
    { on: view.leads.includes(NONE), count: attention.noLead, words: `${String(attention.noLead)} open without a lead`, to: { ...view, open: true, leads: [...view.leads, NONE] } },
    {
      on: view.updates.includes("missing"), count: attention.missingUpdate,
      words: many(attention.missingUpdate, "update missing for this SIB", "updates missing for this SIB"), to: { ...view, updates: ["missing" as const] },
    },
  ].filter((item) => !item.on && item.count > 0);
  if (items.length === 0) return <div className="attention" />;
  return (
    <ul className="attention" aria-label="Needs someone">
      {items.map((item) => (
        <li key={item.words}><ViewLink view={{ ...item.to, page: 1 }} onView={onView}>{item.words}</ViewLink></li>
      ))}
    </ul>
  );
}
