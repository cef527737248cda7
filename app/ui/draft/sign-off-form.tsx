/** A move of RAG to Green or Blue that waits: what it is and why, and for a chief officer the two ways to decide it. */
import { Form, Link } from "@remix-run/react";
import type { CalendarDate } from "~/domain/calendar-date";
import type { FindingDrafts, MoveContext } from "~/domain/finding-drafts";
import { signOffWord } from "~/domain/draft-choice";
import { paths } from "~/paths";
import { DraftByline } from "~/ui/draft/draft-change";
import { LongText } from "~/ui/finding/long-text";
import { StepsTable } from "~/ui/finding/steps-table";
import { UpdateLine } from "~/ui/finding/update-text";
import { ChoiceField } from "~/ui/form/choice-field";
import { TextField } from "~/ui/form/text-field";
import { RagTag } from "~/ui/rag-tag";

type Typed = { reference: string; note: string; for: string; back: string };
type Props = {
  drafts: FindingDrafts;
  /** The page to come back to. */
  backTo: string;
  /** Shown on the finding’s own page, where its name stands above already. */
  alone?: boolean;
  /** What it is judged by, where the finding's own page does not stand around it. */
  beside?: MoveContext;
  today?: CalendarDate;
  typed?: Typed | undefined;
  errors?: { note?: string | undefined; for?: string | undefined };
};

function Decide({ drafts, names, backTo, typed, errors }: { drafts: FindingDrafts; names: readonly string[] } & Omit<Props, "alone" | "beside" | "today">) {
  const { reference, move } = drafts;
  const mine = typed?.reference === reference ? typed : undefined;
  const [only] = names;
  return (
    <Form method="post" action={paths.fieldDrafts()} className="form sign-off">
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="seen" value={move === null ? "" : signOffWord(reference, move.seen)} />
      <input type="hidden" name="back" value={mine === undefined || mine.back === "" ? backTo : mine.back} />
      {names.length === 1 && only !== undefined && <p>You decide this for {only}.</p>}
      {names.length > 1 && (
        <ChoiceField
          id={`for-${reference}`} name="for" legend="For whom you decide it" kind="radio" error={mine === undefined ? undefined : errors?.for}
          choices={names.map((name) => ({ value: name, words: name }))} chosen={[mine?.for ?? ""]}
        />
      )}
      <TextField
        id={`note-${reference}`} name="note" label="Note" hint="Needed to send it back: its lead reads it. Only the force sees it." rows={2}
        error={mine === undefined ? undefined : errors?.note} defaultValue={mine?.note ?? ""}
      />
      <p className="sign-off__do">
        <button className="button button--filled" name="do" value="sign off">Sign off<span className="visually-hidden"> the RAG of {reference}</span></button>
        <button className="button" name="do" value="send back">Send back<span className="visually-hidden"> the RAG of {reference}</span></button>
      </p>
    </Form>
  );
}

/** For those who submitted it and cannot decide it. */
function TakeBack({ drafts: { reference, move, mayDecide }, backTo }: Pick<Props, "drafts" | "backTo">) {
  return (
    <>
      <p className="soft">A chief officer signs it off, or a staff officer named by one.</p>
      {mayDecide && move !== null && (
        <Form method="post" action={paths.fieldDrafts()}>
          <input type="hidden" name="chosen" value={signOffWord(reference, move.seen)} />
          <input type="hidden" name="back" value={backTo} />
          <button className="button" name="do" value="discard">Discard this move<span className="visually-hidden"> of the RAG of {reference}</span></button>
        </Form>
      )}
    </>
  );
}

function Beside({ beside: { text, update, steps }, today }: { beside: MoveContext; today: CalendarDate }) {
  return (
    <div className="sign-off__beside">
      <h4>Finding</h4>
      <LongText text={text} />
      <h4>Update last submitted</h4>
      {update === null ? <p className="none">No update has been submitted.</p> : (
        <>
          {update.text === null ? <p className="none">No text: only the RAG was given.</p> : <LongText text={update.text} />}
          <UpdateLine update={update} today={today} />
        </>
      )}
      <h4>Steps to green</h4>
      <StepsTable steps={steps} today={today} />
    </div>
  );
}

export function SignOffForm({ drafts, backTo, alone = false, beside, today, typed, errors = {} }: Props) {
  const { reference, title, move, signOff } = drafts;
  if (move === null) return null;
  return (
    <div className={alone ? "draft-box draft-box--first" : "panel"}>
      {alone
        ? <p className="draft-box__whose">This move waits for a chief officer: only the force sees it</p>
        : <h3><Link to={paths.finding(reference)}>{title}</Link> <span className="soft">{reference}</span></h3>}
      <p className="draft-change">
        <span><span className="visually-hidden">From </span><RagTag rag={move.from} /></span>
        <span aria-hidden="true">→</span>
        <span><span className="visually-hidden">to </span><RagTag rag={move.to} /></span>
      </p>
      {move.reason === null
        ? <p className="needs-someone">No reason is given, so it cannot be signed off.</p>
        : <div className="rag-reason"><b>{move.to === "blue" ? "Evidence" : "Reason"}:</b> <LongText text={move.reason} /></div>}
      <DraftByline note={{ ...move, note: null }} />
      {beside !== undefined && today !== undefined && <Beside beside={beside} today={today} />}
      {signOff === null
        ? <TakeBack drafts={drafts} backTo={backTo} />
        : <Decide drafts={drafts} names={signOff} backTo={backTo} typed={typed} errors={errors} />}
    </div>
  );
}
