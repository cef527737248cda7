/** A new person, with a post and roles. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addPerson } from "~/commands/people/add-person.server";
import { PERSON_SIDE_WORDS, PERSON_SIDES } from "~/domain/actor";
import { ROLE_PURPOSES, ROLE_SIDES, ROLE_WORDS, ROLES } from "~/domain/role";
import { many, one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { peoplePage } from "~/queries/people-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ChoiceField } from "~/ui/form/choice-field";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";

const shape = z.object({ name: one, email: one, side: one, code: one, title: one, fromOn: one, roles: many });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await peoplePage(await requireCtx(request, context));
  if (!page.ok) throw problemResponse(page.problem);
  if (!page.value.mayAdd) throw problemResponse({ kind: "refused", message: "Only an administrator may add people. Ask the one of your side." });
  return { sides: page.value.groups.filter((group) => group.mayKeep).map((group) => group.side) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const side = PERSON_SIDES.find((each) => each === typed.side);
  if (side === undefined) return problemData({ kind: "invalid", message: "Choose the side the person is of.", field: "side" }, typed);
  const roles = ROLES.filter((role) => typed.roles.includes(role));
  const added = await addPerson(ctx, { ...typed, side, roles });
  if (!added.ok) return problemData(added.problem, typed);
  return redirectWithMessage(paths.person(added.value.id), `${typed.name.trim()} was added.`, context);
}

export const meta: MetaFunction = () => [{ title: "Add a person – Assurance tracker" }];

export default function NewPerson() {
  const { sides } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const typed = answer?.typed;
  const error = (field: string) => (problem?.field === field ? problem.message : undefined);
  // The office may invite the force's first administrator, so that side is offered to every administrator.
  const offered = [...new Set([...sides, ...(sides.includes("opcc") ? (["force"] as const) : [])])];
  const roles = ROLES.filter((role) => sides.includes(ROLE_SIDES[role]) || role === "force-administrator");
  return (
    <PageForm heading="Add a person" problem={problem} submit="Add the person" backTo={paths.people()}>
      <TextField id="name" label="Name" defaultValue={typed?.name} error={error("name")} />
      <TextField id="email" type="email" label="E-mail address" hint="What they sign in with. May stay empty for somebody who never does." defaultValue={typed?.email} error={error("email")} />
      <ChoiceField
        id="side" legend="Side" kind="radio" error={error("side")} chosen={[typed?.side ?? sides[0] ?? "opcc"]}
        choices={offered.map((side) => ({ value: side, words: PERSON_SIDE_WORDS[side] }))}
      />
      <TextField id="code" label="Post, short" hint="As papers print it: DCC, T/Ch Supt. “T/” marks a temporary post." width={10} defaultValue={typed?.code} error={error("code")} />
      <TextField id="title" label="Post, in full" defaultValue={typed?.title} error={error("title")} />
      <TextField id="fromOn" label="In post from" hint="Such as 23 May 2022. May stay empty." width={10} defaultValue={typed?.fromOn} error={error("fromOn")} />
      <ChoiceField
        id="roles" legend="Roles" kind="checkbox" error={error("roles")} chosen={typed?.roles ?? []}
        choices={roles.map((role) => ({ value: role, words: ROLE_WORDS[role], hint: ROLE_PURPOSES[role] }))}
      />
    </PageForm>
  );
}
