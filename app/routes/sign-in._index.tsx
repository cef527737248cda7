/** Signing in: by one's organisation, by password, or in the demonstration by one click. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { signInToDemonstration } from "~/commands/sign-in/sign-in-to-demonstration.server";
import { signInWithPassword } from "~/commands/sign-in/sign-in-with-password.server";
import { SIDE_WORDS } from "~/domain/actor";
import { ownPath } from "~/domain/own-path";
import { one, problemData, readForm } from "~/http.server";
import { paths } from "~/paths";
import { demonstrationPeople } from "~/queries/sign-in-page.server";
import { findCtx, knownDevice, redirectSignedIn, visitorCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { TextField } from "~/ui/form/text-field";
import { DemonstrationPeople } from "~/ui/people/demonstration-people";

const shape = z.object({ personId: one, email: one, password: one, then: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const then = ownPath(new URL(request.url).searchParams.get("then"));
  const { demonstration, providers } = context.config;
  if (!demonstration && (await findCtx(request, context)) !== null) throw redirect(then);
  const people = demonstration ? await demonstrationPeople(visitorCtx(context)) : [];
  return data({ then, demonstration, people, sides: providers.map(({ side }) => side) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId, email, password, then } = await readForm(request, shape);
  const ctx = visitorCtx(context);
  if (context.config.demonstration) {
    const signedIn = await signInToDemonstration(ctx, personId);
    return signedIn.ok ? redirectSignedIn(request, context, { ...signedIn.value, then }) : problemData(signedIn.problem, { email: "" });
  }
  const signedIn = await signInWithPassword(ctx, {
    email, password, address: context.address, secret: context.config.sessionSecret, knownDevice: await knownDevice(request, context, email),
  });
  return signedIn.ok ? redirectSignedIn(request, context, { ...signedIn.value, email, then }) : problemData(signedIn.problem, { email });
}

export const meta: MetaFunction = () => [{ title: "Sign in – Assurance tracker" }];

export default function SignIn() {
  const { then, demonstration, people, sides } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const error = (field: string) => (problem?.field === field ? problem.message : undefined);
  if (demonstration) {
    return (
      <div className="measure">
        <h1>Sign in to the demonstration</h1>
        {problem !== null && <ErrorSummary errors={[problem]} />}
        <p>Choose whom to be: it takes one click and no password. Nobody here is real.</p>
        <DemonstrationPeople people={people} then={then} />
      </div>
    );
  }
  return (
    <div className="measure">
      <h1>Sign in</h1>
      {problem !== null && <ErrorSummary errors={[problem]} />}
      {sides.length > 0 && (
        <>
          <h2>With your organisation’s account</h2>
          <p className="sign-in__providers">
            {sides.map((side) => (
              <a key={side} className="button" href={paths.signInWith(side, then)}>
                {SIDE_WORDS[side]}
              </a>
            ))}
          </p>
          <h2>With a password</h2>
        </>
      )}
      <Form method="post" className="form" reloadDocument>
        <input type="hidden" name="then" value={then} />
        <TextField id="email" type="email" label="E-mail address" autoComplete="username" defaultValue={answer?.typed?.email} error={error("email")} />
        <TextField id="password" type="password" label="Password" autoComplete="current-password" error={error("password")} />
        <div className="form__buttons">
          <button className="button button--filled">Sign in</button>
        </div>
      </Form>
      <p className="soft">You have forgotten it, or have none yet? Your administrator can give you a link that sets a new one.</p>
    </div>
  );
}
