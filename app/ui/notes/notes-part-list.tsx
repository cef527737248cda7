/** Notes part by part, each with what was said of it and the way to say something. */
import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { LongText } from "~/ui/finding/long-text";

type Part = { key: string; label: string; text: string; said: string | null; closed: boolean; locked: boolean };

type Props = {
  meetingId: string;
  number: number;
  parts: readonly Part[];
  /** Those that the reader sees, by what they are about. */
  comments: readonly { id: string; about: string; decided: { as: string } | null; sentAt: string | null }[];
  mayComment: boolean;
};

function commentsWords(open: number, all: number): string {
  const words = all === 1 ? "1 comment" : `${String(all)} comments`;
  return open === 0 ? words : `${words}, ${String(open)} open`;
}

export function NotesPartList({ meetingId, number, parts, comments, mayComment }: Props) {
  return (
    <ul className="notes-parts">
      {parts.map(({ key, label, text, said, closed }) => {
        const own = comments.filter(({ about }) => about === key);
        const [first] = own;
        return (
          <li key={key} className="notes-part">
            <div className="notes-part__label">
              <b>{label}</b>
              {said !== null && <span className="notes-part__said">{said}</span>}
              {closed && <span className="tag">Closed session</span>}
            </div>
            <div className="notes-part__words"><LongText text={text} /></div>
            <div className="notes-part__do">
              {first !== undefined && <a href={`#comment-${first.id}`}>{commentsWords(own.filter(({ decided }) => decided === null).length, own.length)}<span className="visually-hidden"> on {label}</span></a>}
              {mayComment && <Link to={paths.notesComment(meetingId, number, { about: key })}>Comment<span className="visually-hidden"> on {label}</span></Link>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
