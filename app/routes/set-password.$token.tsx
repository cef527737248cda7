/** Sets a password by a one-time link, and signs in. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { setPasswordByLink } from "~/commands/sign-in/set-password-by-link.server";
import { whoseLink } from "~/commands/sign-in/whose-link.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { redirectSignedIn, visitorCtx } from "~/session.server";
import { PageForm } from "~/ui/form/page-form";
import { NewPasswordField } from "~/ui/people/password-fields";

const shape = z.object({ password: one });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const whose = await whoseLink(visitorCtx(context), params.token ?? "");
  if (!whose.ok) throw problemResponse(whose.problem);
  return whose.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { password } = await readForm(request, shape);
  const set = await setPasswordByLink(visitorCtx(context), { token: params.token ?? "", password });
  return set.ok ? redirectSignedIn(request, context, { ...set.value, email: set.value.email, then: paths.home() }) : problemData(set.problem);
}

export const meta: MetaFunction = () => [{ title: "Set your password – Assurance tracker" }];

export default function SetPassword() {
  const { name, email } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  const about = <p>{name}, this is the password you will sign in with, together with your address <b>{email}</b>.</p>;
  return (
    <PageForm heading="Set your password" about={about} problem={problem} submit="Set the password and sign in" backTo={paths.signIn()}>
      <input type="hidden" name="username" autoComplete="username" defaultValue={email} />
      <NewPasswordField error={problem?.field === "password" ? problem.message : undefined} />
    </PageForm>
  );
}
