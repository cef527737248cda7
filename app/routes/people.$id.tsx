/** One person: their posts, roles, whom they named, and how they sign in. */
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changePerson } from "~/commands/people/change-person.server";
import { deactivatePerson, reactivatePerson } from "~/commands/people/deactivate-person.server";
import { delegate, endDelegation } from "~/commands/people/delegate.server";
import { endSessions } from "~/commands/people/end-sessions.server";
import { unlinkIdentity } from "~/commands/people/link-identity.server";
import { makeOneTimeLink } from "~/commands/people/make-one-time-link.server";
import { savePost } from "~/commands/people/save-post.server";
import { setRoles } from "~/commands/people/set-roles.server";
import { PERSON_SIDE_WORDS } from "~/domain/actor";
import { DELEGATION_KINDS } from "~/domain/delegation";
import { ROLES } from "~/domain/role";
import { many, one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { personPage } from "~/queries/person-page.server";
import { publicAddress, redirectWithMessage, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";
import { DelegationPanel } from "~/ui/people/delegation-panel";
import { HandOnLink } from "~/ui/people/hand-on-link";
import { KeepPanel } from "~/ui/people/keep-panel";
import { PostsPanel } from "~/ui/people/posts-panel";
import { RolesPanel } from "~/ui/people/roles-panel";
import { SignInsPanel } from "~/ui/people/sign-ins-panel";

const intents = ["person", "post", "roles", "delegate", "end-delegation", "link", "end-sessions", "unlink", "deactivate", "reactivate"] as const;

const shape = z.object({
  intent: one.pipe(z.enum(intents)), name: one, email: one, postId: one, code: one, title: one, fromOn: one, toOn: one, roles: many,
  kind: one, toPersonId: one, how: one, delegationId: one, colleagueId: one,
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await personPage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const personId = params.id ?? "";
  const typed = await readForm(request, shape);
  const { intent } = typed;
  if (intent === "link") {
    const made = await makeOneTimeLink(ctx, personId);
    return made.ok ? data({ problem: null, typed, link: publicAddress(request, context, paths.setPassword(made.value.token)) }) : problemData(made.problem, typed);
  }
  const doIt = () => {
    switch (intent) {
      case "person": return changePerson(ctx, { personId, name: typed.name, email: typed.email });
      case "post": return savePost(ctx, { ...typed, personId, postId: typed.postId === "" ? null : typed.postId });
      case "roles": return setRoles(ctx, { personId, roles: ROLES.filter((role) => typed.roles.includes(role)) });
      case "delegate": return delegate(ctx, { ...typed, kind: DELEGATION_KINDS.find((kind) => kind === typed.kind) ?? "clears-for", fromPersonId: personId });
      case "end-delegation": return endDelegation(ctx, typed.delegationId);
      case "end-sessions": return endSessions(ctx, { personId, keep: null });
      case "unlink": return unlinkIdentity(ctx, personId);
      case "deactivate": return deactivatePerson(ctx, { personId, colleagueId: typed.colleagueId === "" ? null : typed.colleagueId });
      case "reactivate": return reactivatePerson(ctx, personId);
      default: return intent satisfies never;
    }
  };
  const saved = await doIt();
  return saved.ok ? redirectWithMessage(paths.person(personId), "Saved.", context) : problemData(saved.problem, typed);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.person.name ?? "Person"} – Assurance tracker` }];

export default function Person() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const link = answer !== undefined && "link" in answer ? answer.link : null;
  const { person, mayKeep, isSelf, today } = page;
  const errorId = problem?.field === undefined ? undefined : `${answer?.typed?.intent ?? ""}-${answer?.typed?.postId ?? ""}${problem.field}`;
  return (
    <>
      <PageHead heading={person.name} about={`${PERSON_SIDE_WORDS[person.side]}${person.deactivatedAt === null ? "" : ", deactivated"}${person.email === null ? "" : `, ${person.email}`}`} />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: errorId }]} />}
      {link !== null && <HandOnLink link={link} whose={person.name} />}
      <PostsPanel posts={person.posts} today={today} mayChange={mayKeep} />
      <RolesPanel side={person.side} roles={person.roles} mayChange={mayKeep && person.deactivatedAt === null} />
      <DelegationPanel personId={person.id} delegations={person.delegations} naming={page.naming} today={today} needsHow={!isSelf} mayChange={mayKeep || isSelf} />
      {(mayKeep || isSelf) && <SignInsPanel sessions={page.sessions} signIns={page.signIns} mayEnd={mayKeep} />}
      {mayKeep && <KeepPanel person={person} colleagues={page.colleagues} openDrafts={page.openDrafts} />}
    </>
  );
}
