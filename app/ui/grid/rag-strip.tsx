/** How the findings shown stand: a strip whose parts are as wide as they are many, each opening the findings it counts. */
import { RAGS, RAG_SYMBOLS, RAG_WORDS, type Rag } from "~/domain/rag";
import type { RagCounts } from "~/domain/register/arrange-register";
import { NONE, type View } from "~/domain/register/register-view";
import { ViewLink } from "~/ui/grid/view-link";

type Props = { counts: RagCounts; view: View; onView: (view: View) => void };

/** A share in twentieths: the page may have no widths of its own in its HTML, so the style sheet has a class for each. */
function share(count: number, total: number): number {
  return Math.max(1, Math.round((20 * count) / Math.max(total, 1)));
}

function toggled(view: View, rag: Rag | typeof NONE): View {
  const on = view.rags.includes(rag);
  return { ...view, rags: on ? view.rags.filter((other) => other !== rag) : [...view.rags, rag], page: 1 };
}

export function RagStrip({ counts, view, onView }: Props) {
  const all = [...RAGS, NONE] as const;
  const total = all.reduce((sum, rag) => sum + counts[rag], 0);
  if (total === 0) return <div className="rag-strip" />;
  return (
    <ul className="rag-strip" aria-label="Findings by RAG">
      {all.filter((rag) => counts[rag] > 0 || view.rags.includes(rag)).map((rag) => {
        const on = view.rags.includes(rag);
        return (
          <li key={rag} className={`share-${String(share(counts[rag], total))}`}>
            <ViewLink
              view={toggled(view, rag)}
              onView={onView}
              className={`rag-strip__part ${rag === NONE ? "rag-strip__part--none" : `rag--${rag}`}${on ? " rag-strip__part--on" : ""}`}
              current={on}
            >
              {rag !== NONE && <span aria-hidden="true">{RAG_SYMBOLS[rag]} </span>}
              {rag === NONE ? "No RAG" : RAG_WORDS[rag]} {counts[rag]}
              <span className="visually-hidden">{counts[rag] === 1 ? " finding" : " findings"}{on ? ", chosen: show all again" : ": show them"}</span>
            </ViewLink>
          </li>
        );
      })}
    </ul>
  );
}
