/** The filters chosen: each a link to the register without it. */
import { viewChips, withoutFilters } from "~/domain/register/view-chips";
import type { View } from "~/domain/register/register-view";
import { ViewLink } from "~/ui/grid/view-link";

type Props = { view: View; onView: (view: View) => void };

export function Chips({ view, onView }: Props) {
  const chips = viewChips(view);
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label="Filters chosen">
      {chips.map(({ about, value, without }) => (
        <li key={`${about} ${value}`}>
          <ViewLink view={without} onView={onView} className="chip">
            <span className="visually-hidden">Remove filter </span>{about}: <b>{value}</b> <span aria-hidden="true" className="chip__cross">✕</span>
          </ViewLink>
        </li>
      ))}
      <li><ViewLink view={withoutFilters(view)} onView={onView} className="chips__clear">Clear all filters</ViewLink></li>
    </ul>
  );
}
