/** What moved between two boards, or a board and now. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { hasMoved, MOVES, MOVE_SYMBOLS, MOVE_WORDS, RAGS_OR_NONE, targetDateMoved, type FindingMovement } from "~/domain/cycle/movement";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { movementPage } from "~/queries/movement-page.server";
import { requireCtx } from "~/session.server";
import { MovementList } from "~/ui/cycle/movement-list";
import { MovementMatrix } from "~/ui/cycle/movement-matrix";
import { ragWord } from "~/ui/cycle/rag-chart";
import { SelectField } from "~/ui/form/select-field";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const search = new URL(request.url).searchParams;
  const page = await movementPage(ctx, { from: search.get("from"), to: search.get("to") });
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today };
}

export const meta: MetaFunction = () => [{ title: "What moved – Assurance tracker" }];

/** The lists beside the moves of RAG. */
const LISTS: Record<string, { words: string; holds: (finding: FindingMovement) => boolean }> = {
  leads: { words: "Other leads", holds: (finding) => finding.leads.length > 0 },
  target: { words: "Target date moved", holds: targetDateMoved },
  stale: { words: "Update not refreshed", holds: (finding) => finding.refreshed === false },
};

type Chosen = { words: string; holds: (finding: FindingMovement) => boolean };

function chosenList(search: URLSearchParams): Chosen {
  const [from, to] = (search.get("rag") ?? "").split("-").map((text) => RAGS_OR_NONE.find((rag) => rag === text));
  if (from !== undefined && to !== undefined) return { words: `From ${ragWord(from)} to ${ragWord(to)}`, holds: (finding) => finding.from === from && finding.to === to };
  const move = MOVES.find((each) => each === search.get("move"));
  if (move !== undefined) return { words: MOVE_WORDS[move], holds: (finding) => finding.move === move };
  const list = LISTS[search.get("list") ?? ""];
  return list ?? { words: "All that moved", holds: hasMoved };
}

export default function MovementPage() {
  const { moments, from, to, movement, today } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  if (movement === null || from === null) {
    return (
      <>
        <PageHead heading="What moved" about="Between two boards, or a board and now." />
        <p className="none">There is no snapshot to compare with yet. One is taken when a SIB cycle is frozen at its board. <Link to={paths.cycles()}>SIB cycles</Link></p>
      </>
    );
  }
  const choice = { from: from.value, to: to.value };
  const linkTo = (more: Record<string, string>) => `${paths.movement(new URLSearchParams({ ...choice, ...more }).toString())}#findings`;
  const chosen = chosenList(search);
  const counted = movement.findings.filter(({ move }) => move !== null);
  const listed = counted.filter(chosen.holds);
  const left = movement.findings.length - counted.length;
  const options = moments.map(({ value, words }) => ({ value, words }));
  return (
    <>
      <PageHead heading="What moved" about={`From: ${from.words}. To: ${to.words}.`} actions={<Link to={paths.cycles()}>SIB cycles</Link>} />
      <Form method="get" className="cycle-buttons">
        <SelectField id="from" label="From" options={options} defaultValue={from.value} />
        <SelectField id="to" label="To" options={options} defaultValue={to.value} />
        <button className="button">Compare</button>
      </Form>
      <ul className="cycle-figures">
        {MOVES.map((move) => (
          <li key={move}>
            <Link to={linkTo({ move })}><span aria-hidden="true">{MOVE_SYMBOLS[move]}</span> {movement.moves[move].length} {MOVE_WORDS[move].toLowerCase()}</Link>
          </li>
        ))}
        {Object.entries(LISTS).map(([list, { words, holds }]) => <li key={list}><Link to={linkTo({ list })}>{counted.filter(holds).length} {words.toLowerCase()}</Link></li>)}
      </ul>
      {left > 0 && <p className="byline">{left === 1 ? "One finding that was closed" : `${left.toLocaleString("en-GB")} findings that were closed`} at both times {left === 1 ? "is" : "are"} not counted here.</p>}
      <MovementMatrix matrix={movement.matrix} linkTo={(then, now) => linkTo({ rag: `${then}-${now}` })} />
      <section id="findings">
        <h2>{chosen.words} ({listed.length})</h2>
        <MovementList findings={listed} today={today} />
      </section>
    </>
  );
}
