/** The people of both sides and the observers, and the accounts that wait to be linked to one of them. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { dismissIdentity, linkIdentity } from "~/commands/people/link-identity.server";
import { PERSON_SIDE_WORDS } from "~/domain/actor";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { peoplePage } from "~/queries/people-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";
import { PeopleTable } from "~/ui/people/people-table";
import { WaitingSignIns } from "~/ui/people/waiting-sign-ins";

const shape = z.object({ intent: one, waitingId: one, personId: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await peoplePage(await requireCtx(request, context));
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { intent, waitingId, personId } = await readForm(request, shape);
  const saved = intent === "dismiss" ? await dismissIdentity(ctx, waitingId) : await linkIdentity(ctx, { waitingId, personId });
  if (!saved.ok) return problemData(saved.problem);
  return redirectWithMessage(paths.people(), intent === "dismiss" ? "The sign-in was dismissed." : "The account was linked. They can sign in with it now.", context);
}

export const meta: MetaFunction = () => [{ title: "People – Assurance tracker" }];

export default function People() {
  const { groups, waiting, mayAdd } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  const add = mayAdd ? <Link className="button" to={paths.newPerson()}>Add a person</Link> : undefined;
  return (
    <>
      <PageHead heading="People" about={<>Who sits at the table, with their posts and roles. <Link to={paths.settings()}>Names and settings</Link></>} actions={add} />
      {problem !== null && <ErrorSummary errors={[problem]} />}
      {waiting.length > 0 && <WaitingSignIns waiting={waiting} />}
      {groups.map(({ side, mayKeep, people }) => (
        <section key={side} aria-labelledby={`people-${side}`}>
          <h2 id={`people-${side}`}>{side === "observer" ? "Observers" : PERSON_SIDE_WORDS[side]}</h2>
          <PeopleTable people={people} mayKeep={mayKeep} />
        </section>
      ))}
    </>
  );
}
