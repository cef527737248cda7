/** What moved between two boards, or a board and now. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { MOVES, MOVE_SYMBOLS, MOVE_WORDS } from "~/domain/cycle/movement";
import { MOVEMENT_LISTS, MOVEMENT_LIST_WORDS, readMovementChoice, type MovementChoice } from "~/domain/cycle/movement-choice";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { movementLines } from "~/queries/movement-lines.server";
import { movementPage, type Moment } from "~/queries/movement-page.server";
import { requireCtx } from "~/session.server";
import { MovementList } from "~/ui/cycle/movement-list";
import { MovementMatrix } from "~/ui/cycle/movement-matrix";
import { ragWord } from "~/ui/cycle/rag-chart";
import { SelectField } from "~/ui/form/select-field";
import { PageHead } from "~/ui/layout/page-head";
import { PagesNav } from "~/ui/layout/pages-nav";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const search = new URL(request.url).searchParams;
  const page = await movementPage(ctx, { from: search.get("from"), to: search.get("to") });
  if (!page.ok) throw problemResponse(page.problem);
  const { movement, ...rest } = page.value;
  const lines = movement === null ? null : movementLines(movement, readMovementChoice(search), Number(search.get("page") ?? 1));
  return { ...rest, movement: lines, today: ctx.today };
}

export const meta: MetaFunction = () => [{ title: "What moved – Assurance tracker" }];

function wordsOf(chosen: MovementChoice): string {
  if (chosen.by === "rag") return `From ${ragWord(chosen.from)} to ${ragWord(chosen.to)}`;
  if (chosen.by === "move") return MOVE_WORDS[chosen.move];
  return chosen.by === "list" ? MOVEMENT_LIST_WORDS[chosen.list] : "All that moved";
}

/** What the board saw; now is on this page alone. */
function MomentLink({ words, on, number }: Pick<Moment, "words" | "on" | "number">) {
  return number === null ? <>{words}</> : <Link to={paths.snapshot(on, number)}>{words}</Link>;
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
  const { moves, matrix, lists, leftOut, chosen, findings } = movement;
  const pageAt = (page: number) => `${paths.movement(new URLSearchParams([...[...search].filter(([name]) => name !== "page"), ["page", String(page)]]).toString())}#findings`;
  const options = moments.map(({ value, words }) => ({ value, words }));
  return (
    <>
      <PageHead heading="What moved" about={<>From: <MomentLink {...from} />. To: <MomentLink {...to} />.</>} actions={<Link to={paths.cycles()}>SIB cycles</Link>} />
      <Form method="get" className="cycle-buttons">
        <SelectField id="from" label="From" options={options} defaultValue={from.value} />
        <SelectField id="to" label="To" options={options} defaultValue={to.value} />
        <button className="button">Compare</button>
      </Form>
      <ul className="cycle-figures">
        {MOVES.map((move) => (
          <li key={move}>
            <Link to={linkTo({ move })}><span aria-hidden="true">{MOVE_SYMBOLS[move]}</span> {moves[move]} {MOVE_WORDS[move].toLowerCase()}</Link>
          </li>
        ))}
        {MOVEMENT_LISTS.map((list) => <li key={list}><Link to={linkTo({ list })}>{lists[list]} {MOVEMENT_LIST_WORDS[list].toLowerCase()}</Link></li>)}
      </ul>
      {leftOut > 0 && <p className="soft">{leftOut === 1 ? "One finding that was closed" : `${leftOut.toLocaleString("en-GB")} findings that were closed`} at both times {leftOut === 1 ? "is" : "are"} not counted here.</p>}
      <MovementMatrix matrix={matrix} from={from.words} to={to.words} linkTo={(then, now) => linkTo({ rag: `${then}-${now}` })} />
      <section id="findings">
        <h2>{wordsOf(chosen)} ({findings.matched})</h2>
        <MovementList findings={findings.lines} today={today} />
        <PagesNav page={findings.page} pages={findings.pages} at={pageAt} />
      </section>
    </>
  );
}
