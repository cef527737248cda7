/** Which side has agreed a version of notes, with the ways to agree it, to take that back, and to publish it. */
import { Form } from "@remix-run/react";
import { SIDE_WORDS, SIDES, type ActorSide, type Side } from "~/domain/actor";
import { formatMoment } from "~/domain/calendar-date";
import type { Problem } from "~/domain/problem";
import { isEnded, NOTES_STATE_WORDS, type NotesState } from "~/domain/notes/notes-version";
import { GivenFields } from "~/ui/entry/given-fields";

type Agreed = { at: string; words: string } | null;

type Props = {
  version: { state: NotesState; agreed: Record<Side, Agreed>; published: Agreed; version: number };
  side: ActorSide;
  /** Comments that wait to be decided. */
  open: number;
  meetingClosed: boolean;
  /** What the public part leaves out, by what it is called. */
  leftOut: readonly string[];
  may: { agree: boolean; publish: boolean };
  inNameOf: { agree: readonly string[]; publish: readonly string[] };
  answer: { problem: Problem; typed: { intent: string; how: string; for: string } | undefined } | null;
};

function Given({ what, names, intent, answer }: { what: string; names: readonly string[]; intent: string; answer: Props["answer"] }) {
  const own = answer?.typed?.intent === intent ? answer : null;
  const errorOf = (field: string) => (own?.problem.field === field ? own.problem.message : undefined);
  return <GivenFields names={names} what={what} prefix={`${intent}-`} values={{ how: own?.typed?.how ?? "", for: own?.typed?.for ?? "" }} errors={{ how: errorOf("how"), for: errorOf("for") }} />;
}

function LeftOut({ leftOut }: { leftOut: readonly string[] }) {
  if (leftOut.length === 0) return <p>Nothing of these notes is in closed session: all of them will be published.</p>;
  return (
    <details>
      <summary>{leftOut.length === 1 ? "1 part is left out of what is published" : `${String(leftOut.length)} parts are left out of what is published`}</summary>
      <ul>{leftOut.map((label, index) => <li key={index}>{label}</li>)}</ul>
    </details>
  );
}

export function NotesAgreement({ version: { state, agreed, published, version }, side, open, meetingClosed, leftOut, may, inNameOf, answer }: Props) {
  const own = SIDES.find((each) => each === side);
  const hasAgreed = own !== undefined && agreed[own] !== null;
  const waits = open === 0 ? null : open === 1 ? "1 comment waits to be decided; then the notes can be agreed." : `${String(open)} comments wait to be decided; then the notes can be agreed.`;
  return (
    <>
      <dl className="notes-agreed">
        {SIDES.map((each) => {
          const given = agreed[each];
          return (
            <div key={each}>
              <dt>{SIDE_WORDS[each]}</dt>
              <dd>{given === null ? <span className="none">has not agreed them yet</span> : <><b>Agreed</b> by {given.words}, {formatMoment(given.at)}</>}</dd>
            </div>
          );
        })}
        {published !== null && <div><dt>{NOTES_STATE_WORDS.published}</dt><dd>by {published.words}, {formatMoment(published.at)}</dd></div>}
      </dl>
      {!isEnded({ state }) && <LeftOut leftOut={leftOut} />}
      {!isEnded({ state }) && waits !== null && <p className="needs-someone">{waits}</p>}
      {may.agree && own !== undefined && !hasAgreed && waits === null && (
        <Form method="post" className="form notes-move">
          <input type="hidden" name="seen" value={version} />
          <Given what="agreement" names={inNameOf.agree} intent="agree" answer={answer} />
          <button className={`button${state === "agreed" ? "" : " button--filled"}`} name="intent" value="agree">Agree these notes for {own === "opcc" ? "the office" : "the force"}</button>
        </Form>
      )}
      {may.agree && hasAgreed && (
        <Form method="post" className="notes-move">
          <input type="hidden" name="seen" value={version} />
          <button className="button" name="intent" value="take-back">Take the agreement of your side back</button>
        </Form>
      )}
      {state === "agreed" && may.publish && (meetingClosed ? (
        <Form method="post" className="form notes-move">
          <input type="hidden" name="seen" value={version} />
          <p className="measure">Once published this version never changes. What was reworded here is written into the record, and what follows may be read by everybody, signed in or not.</p>
          <Given what="word to publish" names={inNameOf.publish} intent="publish" answer={answer} />
          <button className="button button--filled" name="intent" value="publish">Publish these notes</button>
        </Form>
      ) : <p>The meeting is not closed: until then its items and actions still change. Close it, then publish its notes.</p>)}
    </>
  );
}
