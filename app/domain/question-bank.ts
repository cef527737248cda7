/** Question bank: the questions a commissioner's office asks again and again, as starting points to edit before issue. */

export type StandardQuestion = { id: string; topic: string; text: string };

/** The recurring questions of assurance meetings; an office adds its own beside them. */
export const standardQuestions: readonly StandardQuestion[] = [
  {
    id: "who-owns-it",
    topic: "Who owns it",
    text: "Who is answerable for {reference} today, and who does the work? The tracker shows {strategicLead} and {tacticalLead}.",
  },
  {
    id: "lead-has-moved",
    topic: "Who owns it",
    text: "Has either lead for {reference} ({strategicLead}; {tacticalLead}) changed post since the report, and if so who took the work over and when?",
  },
  {
    id: "on-pace",
    topic: "On pace",
    text: "Is {reference} on pace for its target ({targetDate}) and HMICFRS’s deadline ({deadline})? Which step is most likely to slip?",
  },
  {
    id: "update-is-old",
    topic: "The update is old",
    text: "The update on {reference} carries this as-at date: {asAt}. What has changed since, and is the RAG still right?",
  },
  {
    id: "no-update",
    topic: "There is no update",
    text: "The tracker holds no update on {reference} for this cycle. Is work under way, and what has been done since the report?",
  },
  {
    id: "part-not-covered",
    topic: "Part of the finding is not covered",
    text: "The update covers only part of {reference}. What is being done about the rest of what HMICFRS asked for, and by whom?",
  },
  {
    id: "protection-until-then",
    topic: "What protects people until then",
    text: "Until {reference} is delivered (target: {targetDate}), what keeps the people it is about from harm?",
  },
  {
    id: "commit-to-a-date",
    topic: "Commit to a date",
    text: "By what date will you undertake to have {reference} done? The tracker shows: {targetDate}.",
  },
  {
    id: "how-measured",
    topic: "How impact is measured",
    text: "How will you measure whether the steps for {reference} make a difference to the public, and what is the figure now?",
  },
  {
    id: "every-local-policing-area",
    topic: "Consistent in every local policing area",
    text: "Is what {reference} asks for done to the same level in every local policing area? Which one is furthest behind?",
  },
  {
    id: "what-standard",
    topic: "What standard applies",
    text: "What standard are you working to for {reference}: a national one, one from the College of Policing, or your own?",
  },
  {
    id: "rests-on-one-programme",
    topic: "Everything rests on one programme",
    text: "How much of {reference} depends on a single programme, and what would still happen if that programme were late?",
  },
  {
    id: "how-confident",
    topic: "How confident",
    text: "From 1 to 10, how confident are you that {reference} will be delivered in time ({deadline}), and what would raise the figure by one?",
  },
  {
    id: "revisit-in-six-months",
    topic: "Revisit in six months",
    text: "If we looked at {reference} again in six months, what would we see that we cannot see today?",
  },
];

export const PLACEHOLDERS = ["reference", "strategicLead", "tacticalLead", "targetDate", "deadline", "asAt"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const WORDS_WITHOUT_VALUE: Record<Placeholder, string> = {
  reference: "this finding",
  strategicLead: "no strategic lead",
  tacticalLead: "no tactical lead",
  targetDate: "no target date",
  deadline: "no deadline",
  asAt: "no date",
};

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((placeholder) => placeholder === name);
}

/**
 * Fills the placeholders of a question in, each once; values are put in as they are, dates already in words.
 * A known placeholder without a value becomes plain words; one nobody knows stays as typed, so that its author sees it.
 */
export function fillIn(template: string, values: Readonly<Record<string, string | null>>): string {
  return template.replace(/\{([A-Za-z]+)\}/g, (asTyped: string, name: string) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? "").trim() : "";
    if (value !== "") return value;
    return isPlaceholder(name) ? WORDS_WITHOUT_VALUE[name] : asTyped;
  });
}
