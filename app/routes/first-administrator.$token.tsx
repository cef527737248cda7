/** The first administrator of an office's own database, and an invitation for the force's. */
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { createFirstAdministrator } from "~/commands/sign-in/create-first-administrator.server";
import { isFirstAdministratorLink } from "~/commands/sign-in/whose-link.server";
import { one, problemData, readForm } from "~/http.server";
import { paths } from "~/paths";
import { publicAddress, sessionHeaders, visitorCtx } from "~/session.server";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";
import { HandOnLink } from "~/ui/people/hand-on-link";
import { NewPasswordField } from "~/ui/people/password-fields";

const shape = z.object({
  name: one, email: one, code: one, title: one, password: one, officeName: one, forceName: one,
  "force-name": one, "force-email": one, "force-code": one, "force-title": one,
});

export async function loader({ params, context }: LoaderFunctionArgs) {
  const link = await isFirstAdministratorLink(visitorCtx(context), params.token ?? "");
  // Not thrown: after the form was sent this runs once more, with the link used up, and the page still says what comes next.
  return { gone: link.ok ? null : link.problem.message };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const typed = await readForm(request, shape);
  const { name, email, code, title, password, officeName, forceName, ...force } = typed;
  const invited = Object.values(force).some((value) => value.trim() !== "");
  const created = await createFirstAdministrator(visitorCtx(context), {
    token: params.token ?? "",
    person: { name, email, code, title },
    password,
    officeName,
    forceName,
    forceAdministrator: invited ? { name: force["force-name"], email: force["force-email"], code: force["force-code"], title: force["force-title"] } : null,
  });
  if (!created.ok) return problemData(created.problem, { ...typed, password: "" });
  const { token, invitation } = created.value;
  const link = invitation === null ? null : publicAddress(request, context, paths.setPassword(invitation.token));
  return data({ problem: null, typed: undefined, link, done: true as const }, { headers: await sessionHeaders(request, context, { token, email }) });
}

export const meta: MetaFunction = () => [{ title: "First administrator – Assurance tracker" }];

function Begun({ link }: { link: string | null }) {
  return (
    <div className="measure">
      <h1>You are signed in as the office’s administrator</h1>
      {link === null ? <p>The force has no administrator yet. Add one on the page of people, and hand them their link.</p> : <HandOnLink link={link} whose="the force’s administrator" />}
      <p>
        <Link to={paths.people()}>Add the other people of the office</Link>
      </p>
    </div>
  );
}

export default function FirstAdministrator() {
  const { gone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer !== undefined && "done" in answer) return <Begun link={answer.link} />;
  if (gone === null || answer !== undefined) return <FirstForm />;
  return (
    <div className="measure">
      <h1>This link no longer works</h1>
      <p>It was used already, or is too old. If nobody can sign in yet, start the program again: it prints a new one.</p>
    </div>
  );
}

function FirstForm() {
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const typed = answer?.typed;
  const error = (field: string) => (problem?.field === field ? problem.message : undefined);
  const field = (id: keyof typeof shape.shape, label: string, more: { hint?: string; type?: "email"; autoComplete?: string } = {}) => (
    <TextField id={id} label={label} defaultValue={typed?.[id]} error={error(id)} {...more} />
  );
  return (
    <PageForm
      heading="Begin: the first administrator of the office"
      about={<p>Nobody can sign in yet. You will keep the people of the commissioner’s office; the force’s administrator keeps the force’s.</p>}
      problem={problem} submit="Begin" backTo={paths.signIn()}
    >
      {field("name", "Your name", { autoComplete: "name" })}
      {field("email", "Your e-mail address", { type: "email", autoComplete: "username" })}
      {field("code", "Your post, short", { hint: "As papers print it, such as SPM. May stay empty." })}
      {field("title", "Your post, in full", { hint: "Such as Senior Policy Manager. May stay empty." })}
      <NewPasswordField error={error("password")} />
      <h2>The names on every page</h2>
      {field("officeName", "The commissioner’s office", { hint: "Such as Office of the Police and Crime Commissioner for Marchshire" })}
      {field("forceName", "The force", { hint: "Such as Marchshire Police" })}
      <h2>The force’s administrator</h2>
      <p>You get a link to hand to them. It may stay empty for now.</p>
      {field("force-name", "Their name")}
      {field("force-email", "Their e-mail address", { type: "email" })}
      {field("force-code", "Their post, short")}
      {field("force-title", "Their post, in full")}
    </PageForm>
  );
}
