/** At the top of a finding’s page, for the force: which of its values are drafts, and the ways to decide on them at once. */
import { Form, Link } from "@remix-run/react";
import { choiceWord } from "~/domain/draft-choice";
import type { FindingDrafts } from "~/domain/finding-drafts";
import { paths } from "~/paths";

export function FindingDraftsBar({ drafts }: { drafts: FindingDrafts | null }) {
  const open = drafts?.notes.filter((note) => !note.waiting) ?? [];
  if (drafts === null || open.length === 0) return null;
  const { reference, mayDecide } = drafts;
  const word = open.map((note) => choiceWord({ reference, ...note })).join(" ");
  return (
    <div className="drafts-line">
      <span className="draft-tag">{open.length === 1 ? "Draft" : `${String(open.length)} drafts`}</span>
      <span>{open.map((note) => note.heading).join(", ")}: only the force sees {open.length === 1 ? "it" : "them"}.</span>
      {mayDecide && (
        <Form method="post" action={paths.fieldDrafts()} className="drafts-line__do">
          <input type="hidden" name="shown" value={word} />
          <input type="hidden" name="chosen" value={word} />
          <input type="hidden" name="back" value={paths.finding(reference)} />
          <button className="button" name="do" value={`submit ${reference}`}>Submit</button>
          <button className="button" name="do" value="discard">Discard</button>
        </Form>
      )}
      <Link to={paths.fieldDrafts()}>All drafts</Link>
    </div>
  );
}
