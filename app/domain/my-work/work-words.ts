/** What each kind of work is called: on the page, and in a mail, which says no more than how much of what kind there is. */
import type { Office } from "~/domain/office";
import type { WorkGroup, WorkKind } from "~/domain/my-work/work-item";

type Words = {
  heading: string;
  /** What is to be done, in a line. */
  hint: string;
  /** After a number: '1 question to answer', '3 questions to answer'. */
  one: string;
  several: string;
};

/** The head of the office goes by the title the office gave it. */
function words(kind: WorkKind, { headTitle, officeName }: Office): Words {
  const theOffice = officeName === "" ? "the commissioner’s office" : officeName;
  switch (kind) {
    case "approve": return { heading: "To approve", hint: "Approved as they stand, word for word; only then can they be issued.", one: "draft to approve", several: "drafts to approve" };
    case "assurance": return { heading: "Assurance to decide", hint: "Questions on these findings are closed. Say whether you are assured, with a statement.", one: "finding whose assurance is to be decided", several: "findings whose assurance is to be decided" };
    case "own-drafts": return { heading: "Your drafts", hint: `Finish them; the ${headTitle} approves them, or somebody named for that.`, one: "draft of yours to finish", several: "drafts of yours to finish" };
    case "issue": return { heading: "Approved, to issue", hint: "The force sees them from the moment they are issued.", one: "approved question to issue", several: "approved questions to issue" };
    case "assure": return { heading: "Answers to assure", hint: "Read question and response side by side, then close the question or follow it up.", one: "answer to assure", several: "answers to assure" };
    case "overdue-answer": return { heading: "Answers overdue", hint: "The day the force was asked to answer by has passed.", one: "answer overdue from the force", several: "answers overdue from the force" };
    case "revisit": return { heading: "To revisit", hint: "They were closed to be asked about again on this day.", one: "question to revisit", several: "questions to revisit" };
    case "section-55": return { heading: "Section 55 comments", hint: "To be published before the end of 56 days beginning with the day of the report.", one: "report whose 56 days run", several: "reports whose 56 days run" };
    case "clear": return { heading: "Responses to clear", hint: "Clear the text as it stands, or send it back with a note.", one: "response to clear", several: "responses to clear" };
    case "sign-off": return { heading: "Moves to Green or Blue to sign off", hint: `Until it is signed off, ${theOffice} sees the RAG that was submitted last.`, one: "move to Green or Blue to sign off", several: "moves to Green or Blue to sign off" };
    case "sent-back": return { heading: "Sent back to you", hint: "Read the note, change the response, and ask for it to be cleared again.", one: "response sent back to you", several: "responses sent back to you" };
    case "answer": return { heading: "Questions to answer", hint: "Write the response, then ask for it to be cleared.", one: "question to answer", several: "questions to answer" };
    case "submit-response": return { heading: "Cleared responses to submit", hint: `Until they are submitted, ${theOffice} does not see them.`, one: "cleared response to submit", several: "cleared responses to submit" };
    case "submit-fields": return { heading: "Drafts to submit", hint: `Until they are submitted, ${theOffice} sees what was submitted last.`, one: "finding with drafts to submit", several: "findings with drafts to submit" };
    case "update": return { heading: "Updates due", hint: "No update for 28 days, or the target date has passed.", one: "update due", several: "updates due" };
    case "no-lead": return { heading: "Findings without a strategic lead", hint: "Give each a lead.", one: "finding without a strategic lead", several: "findings without a strategic lead" };
    case "agreed-paper": return { heading: "Taken in from agreed papers", hint: "Look through what was recorded on your findings. What is not right is corrected by a new version.", one: "agreed paper to look through", several: "agreed papers to look through" };
    case "deadline": return { heading: "HMICFRS deadlines", hint: "Passed, or within 30 days.", one: "HMICFRS deadline near or passed", several: "HMICFRS deadlines near or passed" };
    case "link-sign-in": return { heading: "Sign-ins to link", hint: "Check who it is, then link the sign-in to a person.", one: "sign-in to link", several: "sign-ins to link" };
    case "no-post": return { heading: "People without a post", hint: "Enter the post they hold, or deactivate them.", one: "person without a post", several: "people without a post" };
    case "with-pcc": return { heading: `With the ${headTitle}, to be approved`, hint: "Drafts of others in the office.", one: "draft to be approved by others", several: "drafts to be approved by others" };
    case "follow-up": return { heading: "Follow-ups in preparation", hint: "For the force these are answered still. Each is closed when its follow-up is issued, or comes back to be decided if that is discarded.", one: "follow-up in preparation", several: "follow-ups in preparation" };
    case "with-force": return { heading: "With the force, not yet due", hint: "Issued, and without a response so far.", one: "question with the force", several: "questions with the force" };
    case "with-leads": return { heading: "Questions with the leads", hint: "By lead: issued, and not cleared yet.", one: "question with a lead", several: "questions with the leads" };
    case "with-chief-officers": return { heading: "With the chief officers", hint: "Responses to clear, and moves to Green or Blue to sign off.", one: "thing with the chief officers", several: "things with the chief officers" };
    case "updates-of-leads": return { heading: "Updates due from the leads", hint: "By lead: no update for 28 days, or the target date has passed.", one: "update due from a lead", several: "updates due from the leads" };
    case "action": return { heading: "Your actions", hint: "Actions that a post of yours owns. Report on each before its meeting; it stays open until a recorded event ends it.", one: "open action of yours", several: "open actions of yours" };
    case "notes-agree": return { heading: "Notes to agree", hint: "Read the notes of the meeting, and agree them or comment on them.", one: "meeting whose notes are to be agreed", several: "meetings whose notes are to be agreed" };
    case "notes-publish": return { heading: "Notes to publish", hint: "Both sides have agreed them. Once published they do not change any more.", one: "meeting whose notes are to be published", several: "meetings whose notes are to be published" };
    case "notes-comments": return { heading: "Comments on notes to decide", hint: "Accept or decline each; then the notes can be agreed.", one: "meeting with comments on its notes to decide", several: "meetings with comments on their notes to decide" };
    case "actions-of-others": return { heading: "Overdue actions of others", hint: "By owner: their day has passed.", one: "overdue action of others", several: "overdue actions of others" };
    case "close-meeting": return { heading: "Meetings to close", hint: "Held, and not closed: say how their items ended and what was said of each action.", one: "meeting to close", several: "meetings to close" };
    default: return kind satisfies never;
  }
}

function inTheName({ inNameOf }: Pick<WorkGroup, "inNameOf">): string {
  const last = inNameOf.at(-1);
  return last === undefined ? "" : ` for ${inNameOf.length < 2 ? last : `${inNameOf.slice(0, -1).join(", ")} and ${last}`}`;
}

export function workHeading(group: Pick<WorkGroup, "kind" | "inNameOf">, office: Office): string {
  return `${words(group.kind, office).heading}${inTheName(group)}`;
}

export function workHint(kind: WorkKind, office: Office): string {
  return words(kind, office).hint;
}

/** '3 questions to answer'. */
export function workCountWords(kind: WorkKind, count: number, office: Office): string {
  const { one, several } = words(kind, office);
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;
}
