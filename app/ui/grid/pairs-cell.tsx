/** The second and third column of the published notes: question n beside response n. */
import { useState } from "react";
import { Link } from "@remix-run/react";
import { can } from "~/domain/permissions";
import { missingResponse, noQuestionWords, questionByline, questionLabel, responseByline, responseLabel, webAddress } from "~/domain/register/pair-words";
import { CLOSURE_WORDS } from "~/domain/entry";
import { formatDate } from "~/domain/calendar-date";
import { findingTitle } from "~/domain/finding-name";
import type { RegisterPair, RegisterResponse, RegisterRow } from "~/domain/register/register-row";
import { paths } from "~/paths";
import { ClampedText } from "~/ui/grid/clamped-text";
import { Field, stopProps } from "~/ui/grid/field";
import { useGrid } from "~/ui/grid/grid-context";
import { ValueField } from "~/ui/grid/value-field";

export type Sides = { questions: boolean; responses: boolean };
type PairProps = { row: RegisterRow; pair: RegisterPair };

function QuestionSide({ row, pair }: PairProps) {
  const { live } = useGrid();
  const { entry, closure, revisitOn } = pair;
  const label = questionLabel(pair);
  const href = paths.entry(entry.id);
  return (
    <div className={pair.followsUp === undefined ? "side" : "side side--follow-up"} data-col="questions">
      <b className="side__label">{label}</b>
      <div className="side__body">
        <Field row={row} target={{ kind: "entry", reference: row.reference, entryId: entry.id }} editHref={href}>
          {(typed) => <ClampedText text={typed?.value ?? entry.text} href={href} what={`${label} of ${findingTitle(row)}`} />}
        </Field>
        <p className="byline">
          {questionByline(pair, row.reference)}
          <span className="screen-only">
            {" · "}
            <Link to={href} {...stopProps(`${row.reference}/open-${entry.id}`, live)}>Open<span className="visually-hidden"> {label} of {findingTitle(row)}</span></Link>
          </span>
        </p>
        {closure !== null && (
          <p className="byline"><span className="tag tag--outlined">Closed: {CLOSURE_WORDS[closure].toLowerCase()}</span>{revisitOn !== null && ` on ${formatDate(revisitOn)}`}</p>
        )}
      </div>
    </div>
  );
}

function Response({ row, pair, response }: PairProps & { response: RegisterResponse }) {
  const href = paths.entry(pair.entry.id);
  const label = questionLabel(pair);
  return (
    <div className="response-in-grid">
      {response.parts.map((part, position) => (
        <Field key={position} row={row} target={{ kind: "part", reference: row.reference, responseId: response.id, position }} editHref={href}>
          {(typed) => (
            <>
              {part.by !== null && <b className="side__by">{part.by}</b>}
              <ClampedText text={typed?.value ?? part.text} href={href} what={`response to ${label} of ${findingTitle(row)}`} />
            </>
          )}
        </Field>
      ))}
      <p className="byline">{responseByline(response)}</p>
    </div>
  );
}

function ResponseSide({ row, pair }: PairProps) {
  const { actor, today, live } = useGrid();
  const missing = missingResponse(pair, today);
  const { responses, id } = pair.entry;
  return (
    <div className="side" data-col="responses">
      <b className="side__label">{responseLabel(pair)}</b>
      <div className="side__body">
        {responses.map((response) => <Response key={response.id} row={row} pair={pair} response={response} />)}
        {responses.length === 0 && (
          <div {...stopProps(`${row.reference}/missing-${id}`, live)} role={live ? "group" : undefined} aria-label={live ? `Response to ${questionLabel(pair)}: ${missing.words}` : undefined}>
            <p className={missing.waits ? "waits" : "none"}>{missing.words}</p>
            {missing.detail !== null && <p className={missing.late ? "byline late" : "byline"}>{missing.detail}</p>}
          </div>
        )}
        {missing.waits && responses.length === 0 && can(actor, "answer", row) && (
          <p className="byline screen-only">
            <Link to={paths.answer(id)} {...stopProps(`${row.reference}/answer-${id}`, live)}>Answer<span className="visually-hidden"> {questionLabel(pair)} of {findingTitle(row)}</span></Link>
          </p>
        )}
      </div>
    </div>
  );
}

function AskLink({ row }: { row: RegisterRow }) {
  const { actor, live } = useGrid();
  if (!can(actor, "ask")) return null;
  return (
    <p className="byline screen-only">
      <Link to={paths.ask(row.reference)} {...stopProps(`${row.reference}/ask`, live)}>Ask a question<span className="visually-hidden"> about {findingTitle(row)}</span></Link>
    </p>
  );
}

function NoQuestion({ row, sides, asksBelow }: { row: RegisterRow; sides: Sides; asksBelow: boolean }) {
  const { live } = useGrid();
  const words = noQuestionWords(row.addressedElsewhere);
  const link = webAddress(row.addressedElsewhereLink);
  const key = (side: string) => stopProps(`${row.reference}/none-${side}`, live);
  return (
    <div className="pair">
      {sides.questions && (
        <div className="side" data-col="questions">
          <b className="side__label">–</b>
          <div className="side__body">
            {link === null
              ? <p className="none" {...key("questions")}>{words}</p>
              : <p className="none"><a href={link} rel="noreferrer" {...key("questions")}>{words}</a></p>}
            {!asksBelow && <AskLink row={row} />}
          </div>
        </div>
      )}
      {sides.responses && (
        <div className="side" data-col="responses">
          <b className="side__label">–</b>
          <div className="side__body"><p className="none" {...key("responses")}>{row.addressedElsewhere === null ? "Nothing was asked" : "Answered there"}</p></div>
        </div>
      )}
    </div>
  );
}

/** The other two tracks, where the office's questions end. */
function Tracks({ row, sides }: { row: RegisterRow; sides: Sides }) {
  return (
    <div className="pair pair--tracks">
      {sides.questions && sides.responses && <div className="side side--ask" data-col="questions"><AskLink row={row} /></div>}
      <div className="side side--tracks" data-col={sides.responses ? "responses" : "questions"}>
        <ValueField row={row} place="pairs" column="assurance" label="Assurance" />
        <ValueField row={row} place="pairs" column="hmicfrsStatus" label="HMICFRS" />
      </div>
    </div>
  );
}

/** What a row among many columns keeps folded, so that it stays as low as its other cells. */
function Unfold({ row, count, open, onToggle }: { row: RegisterRow; count: number; open: boolean; onToggle: () => void }) {
  const { live } = useGrid();
  const words = open ? "Show the first only" : `${String(count)} more`;
  const of = <span className="visually-hidden"> of the questions on {findingTitle(row)}</span>;
  return (
    <p className="pair__more screen-only">
      {live ? (
        <button type="button" className="more" aria-expanded={open} onClick={onToggle} {...stopProps(`${row.reference}/unfold`, live)}>{words}{of}</button>
      ) : (
        <Link className="more" to={paths.finding(row.reference)}>{words}{of}</Link>
      )}
    </p>
  );
}

type Props = { row: RegisterRow; sides: Sides; /** Assurance and HMICFRS status have no columns of their own. */ tracks: boolean };

export function PairsCell({ row, sides, tracks }: Props) {
  const { room } = useGrid();
  const [open, setOpen] = useState(false);
  const both = sides.questions && sides.responses;
  const folds = room === "tight" && row.pairs.length > 1;
  return (
    <div className={both ? "pairs pairs--both" : "pairs"}>
      {row.pairs.map((pair, index) => (
        <div className={folds && !open && index > 0 ? "pair pair--folded" : "pair"} key={pair.entry.id}>
          {sides.questions && <QuestionSide row={row} pair={pair} />}
          {sides.responses && <ResponseSide row={row} pair={pair} />}
        </div>
      ))}
      {folds && <Unfold row={row} count={row.pairs.length - 1} open={open} onToggle={() => { setOpen(!open); }} />}
      {(row.pairs.length === 0 || row.addressedElsewhere !== null) && <NoQuestion row={row} sides={sides} asksBelow={tracks && sides.questions && sides.responses} />}
      {tracks && <Tracks row={row} sides={sides} />}
    </div>
  );
}
