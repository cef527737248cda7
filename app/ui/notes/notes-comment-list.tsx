/** What was said of notes: drafts of one’s own side, comments to be decided, and how the others were decided. */
import { Form, Link } from "@remix-run/react";
import { SIDE_WORDS, type ActorSide, type Side } from "~/domain/actor";
import { formatMoment } from "~/domain/calendar-date";
import { COMMENT_DECISION_WORDS, type CommentDecision } from "~/domain/notes/notes-comment";
import type { Problem } from "~/domain/problem";
import { paths } from "~/paths";
import { DraftMark } from "~/ui/entry/draft-mark";
import { LongText } from "~/ui/finding/long-text";
import { TextField } from "~/ui/form/text-field";
import { Difference } from "~/ui/import/difference";
import type { TextPiece } from "~/ui/import/import-view";

export type ShownComment = {
  id: string;
  side: Side;
  author: string;
  post: string;
  at: string;
  sentAt: string | null;
  about: string;
  label: string;
  text: string;
  was: string | null;
  proposed: string | null;
  pieces: TextPiece[] | null;
  now: string | null;
  decided: { as: CommentDecision; note: string | null; by: string; at: string } | null;
};

type Props = {
  meetingId: string;
  number: number;
  /** Of the notes, as this page shows them. */
  seen: number;
  comments: readonly ShownComment[];
  side: ActorSide;
  may: { comment: boolean; discard: boolean; send: boolean; decide: boolean };
  answer: { problem: Problem; typed: { comment: string; note: string } | undefined } | null;
};

/** 'Catherine Wells, DCC, Force'. */
function whose({ author, post, side }: ShownComment): string {
  return [author, post, SIDE_WORDS[side]].filter((part) => part !== "").join(", ");
}

/** Which of several alike it is, for those who hear it. */
function About({ label }: { label: string }) {
  return <span className="visually-hidden">: {label}</span>;
}

function Proposed({ comment: { was, proposed, pieces, now, decided } }: { comment: ShownComment }) {
  if (proposed === null) return null;
  return (
    <div className="notes-proposed">
      <b>Proposed wording</b>
      <Difference here={was ?? ""} there={proposed} pieces={pieces} isRag={false} />
      {decided === null && now !== was && now !== proposed && <p className="byline">{now === null ? "This part is not in the notes any more." : <>The words have changed since it was proposed: “{now}”</>}</p>}
    </div>
  );
}

function Decided({ decided }: { decided: NonNullable<ShownComment["decided"]> }) {
  const { as, note, by, at } = decided;
  return (
    <div className="notes-decided">
      <p><b>{COMMENT_DECISION_WORDS[as]}</b> by {by}, {formatMoment(at)}</p>
      {note !== null && <LongText text={note} />}
    </div>
  );
}

function Decide({ comment: { id, label, was, now, proposed }, seen, answer }: { comment: ShownComment; seen: number; answer: Props["answer"] }) {
  const note = `note-${id}`;
  const error = answer?.problem.field === note ? answer.problem.message : undefined;
  return (
    <Form method="post" className="notes-decide">
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="comment" value={id} />
      {(proposed === null || now === was || now === proposed) && <button className="button" name="intent" value="accept">{proposed === null ? "Take note of it" : "Accept the wording"}<About label={label} /></button>}
      <details open={error !== undefined}>
        <summary>Decline it<About label={label} /></summary>
        <TextField id={note} name="note" label="Why it is declined" hint="The other side reads this." error={error} defaultValue={answer?.typed?.comment === id ? answer.typed.note : ""} rows={2} />
        <button className="button" name="intent" value="decline">Decline it</button>
      </details>
    </Form>
  );
}

function OwnDraft({ comment: { id, label }, meetingId, number, mayChange }: { comment: ShownComment; meetingId: string; number: number; mayChange: boolean }) {
  return (
    <Form method="post" className="notes-decide">
      <input type="hidden" name="comment" value={id} />
      {mayChange && <Link className="button" to={paths.notesComment(meetingId, number, { comment: id })}>Change it<About label={label} /></Link>}
      <button className="button" name="intent" value="discard">Discard it<About label={label} /></button>
    </Form>
  );
}

function Comment({ comment, ...of }: { comment: ShownComment } & Omit<Props, "comments">) {
  const { meetingId, number, seen, side, may, answer } = of;
  const { decided, sentAt, id, label } = comment;
  const isOpen = sentAt !== null && decided === null;
  const own = comment.side === side;
  return (
    <li className={`notes-comment${sentAt === null ? " notes-comment--draft" : ""}`} id={`comment-${id}`}>
      <h3>{label}</h3>
      <p className="byline">{whose(comment)}, {formatMoment(sentAt ?? comment.at)}{sentAt === null && <> <DraftMark side={comment.side} /></>}</p>
      {comment.text !== "" && decided?.as !== "abandoned" && <LongText text={comment.text} />}
      <Proposed comment={comment} />
      {decided !== null && <Decided decided={decided.as === "abandoned" ? { ...decided, note: comment.text } : decided} />}
      {isOpen && may.decide && <Decide comment={comment} seen={seen} answer={answer} />}
      {isOpen && own && may.send && (
        <Form method="post" className="notes-decide">
          <input type="hidden" name="comment" value={id} />
          <button className="button" name="intent" value="withdraw">Take it back<About label={label} /></button>
        </Form>
      )}
      {isOpen && !may.decide && <p className="byline">Waits for the commissioner’s office to accept or decline it.</p>}
      {sentAt === null && own && may.discard && <OwnDraft comment={comment} meetingId={meetingId} number={number} mayChange={may.comment} />}
    </li>
  );
}

export function NotesCommentList({ comments, ...of }: Props) {
  const drafts = comments.filter(({ sentAt }) => sentAt === null).length;
  const { may, meetingId, number } = of;
  return (
    <>
      {comments.length === 0 && <p className="none">Nobody has commented on this version.</p>}
      {drafts > 0 && (
        <Form method="post" className="notes-decide">
          {may.send
            ? <button className="button button--filled" name="intent" value="send">{drafts === 1 ? "Send the draft" : `Send the ${String(drafts)} drafts`} to the other side</button>
            : !may.comment ? <p className="byline">{drafts === 1 ? "1 draft was" : `${String(drafts)} drafts were`} not sent in time: your side alone reads {drafts === 1 ? "it" : "them"}.</p>
            : <p className="byline">{drafts === 1 ? "1 draft waits" : `${String(drafts)} drafts wait`} for somebody of your side who may send it.</p>}
        </Form>
      )}
      {comments.length > 0 && <ul className="notes-comments">{comments.map((comment) => <Comment key={comment.id} comment={comment} {...of} />)}</ul>}
      {may.comment && <p><Link to={paths.notesComment(meetingId, number, { about: "" })}>Comment on the notes as a whole</Link></p>}
    </>
  );
}
