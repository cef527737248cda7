/** One's own account: posts and roles as they are kept, password, where one is signed in, whom one has named. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { delegate, endDelegation } from "~/commands/people/delegate.server";
import { endSessions } from "~/commands/people/end-sessions.server";
import { setDigestWish } from "~/commands/people/set-digest-wish.server";
import { changePassword } from "~/commands/sign-in/change-password.server";
import { PERSON_SIDE_WORDS } from "~/domain/actor";
import { DELEGATION_KINDS } from "~/domain/delegation";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { digestWish } from "~/queries/digest-wish.server";
import { personPage } from "~/queries/person-page.server";
import { readToken, redirectWithMessage, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { TextField } from "~/ui/form/text-field";
import { Panel } from "~/ui/finding/panel";
import { PageHead } from "~/ui/layout/page-head";
import { DelegationPanel } from "~/ui/people/delegation-panel";
import { DigestPanel } from "~/ui/people/digest-panel";
import { NewPasswordField } from "~/ui/people/password-fields";
import { PostsPanel } from "~/ui/people/posts-panel";
import { RolesPanel } from "~/ui/people/roles-panel";
import { SignInsPanel } from "~/ui/people/sign-ins-panel";

const intents = ["password", "end-sessions", "delegate", "end-delegation", "digest"] as const;
const shape = z.object({ intent: one.pipe(z.enum(intents)), current: one, password: one, kind: one, toPersonId: one, fromOn: one, toOn: one, how: one, delegationId: one, wantsDigest: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await personPage(ctx, ctx.actor.personId ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, digest: await digestWish(ctx), digestAt: context.config.mail?.digestAt ?? null, today: ctx.today };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const personId = ctx.actor.personId ?? "";
  const token = (await readToken(request, context)) ?? "";
  const typed = await readForm(request, shape);
  const doIt = () => {
    switch (typed.intent) {
      case "password": return changePassword(ctx, { current: typed.current, password: typed.password, token });
      case "end-sessions": return endSessions(ctx, { personId, keep: token });
      case "delegate": return delegate(ctx, { ...typed, kind: DELEGATION_KINDS.find((kind) => kind === typed.kind) ?? "clears-for", fromPersonId: personId });
      case "digest": return setDigestWish(ctx, typed.wantsDigest === "yes");
      case "end-delegation": return endDelegation(ctx, typed.delegationId);
      default: return typed.intent satisfies never;
    }
  };
  const saved = await doIt();
  if (!saved.ok) return problemData(saved.problem, { intent: typed.intent });
  return redirectWithMessage(paths.account(), typed.intent === "password" ? "Your password was changed. Everywhere else you were signed out." : "Saved.", context);
}

export const meta: MetaFunction = () => [{ title: "Your account – Assurance tracker" }];

export default function Account() {
  const { person, sessions, signIns, naming, digest, digestAt, today } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  const error = (field: string) => (problem?.field === field ? problem.message : undefined);
  const ownFields = problem?.field === "current" || problem?.field === "password";
  const errorId = problem?.field === undefined || ownFields ? problem?.field : `delegate-${problem.field}`;
  return (
    <>
      <PageHead heading={person.name} about={`Your account, ${PERSON_SIDE_WORDS[person.side]}${person.email === null ? "" : `, ${person.email}`}`} />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: errorId }]} />}
      <PostsPanel posts={person.posts} today={today} mayChange={false} />
      <RolesPanel side={person.side} roles={person.roles} mayChange={false} />
      <DelegationPanel personId={person.id} delegations={person.delegations} naming={naming} today={today} needsHow={false} mayChange />
      {digest !== null && <DigestPanel {...digest} sentAt={digestAt} />}
      {person.hasPassword && (
        <Panel id="change-password" heading="Password">
          <Form method="post" className="form">
            <input type="hidden" name="username" autoComplete="username" defaultValue={person.email ?? ""} />
            <TextField id="current" type="password" label="Current password" autoComplete="current-password" error={error("current")} />
            <NewPasswordField error={error("password")} />
            <button className="button button--filled" name="intent" value="password">Change the password</button>
          </Form>
        </Panel>
      )}
      <SignInsPanel sessions={sessions} signIns={signIns} mayEnd={false} />
      {sessions.length > 1 && (
        <Form method="post">
          <button className="button" name="intent" value="end-sessions">Sign out everywhere else</button>
        </Form>
      )}
    </>
  );
}
