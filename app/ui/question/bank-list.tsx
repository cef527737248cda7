/** The question bank: the standard questions by topic, and the office's own, which it may add to and retire. */
import { Form } from "@remix-run/react";

export type BankLine = { id: string; topic: string; text: string; own: boolean };

function byTopic(questions: readonly BankLine[]): Map<string, BankLine[]> {
  const topics = new Map<string, BankLine[]>();
  for (const question of questions) topics.set(question.topic, [...(topics.get(question.topic) ?? []), question]);
  return topics;
}

export function BankList({ questions, mayEdit }: { questions: readonly BankLine[]; mayEdit: boolean }) {
  return (
    <div className="bank">
      {[...byTopic(questions)].map(([topic, ofTopic]) => (
        <section key={topic}>
          <h3>{topic}</h3>
          <ul>
            {ofTopic.map((question) => (
              <li key={question.id}>
                <span className="long-text">{question.text}</span>
                {question.own && <span className="soft"> Your office’s own.</span>}
                {question.own && mayEdit && (
                  <Form method="post">
                    <input type="hidden" name="question" value={question.id} />
                    <button className="link-button" name="intent" value="retire">
                      Retire<span className="visually-hidden">: {question.text}</span>
                    </button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
