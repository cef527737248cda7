/** Signs out: the button at the top of each page sends here; by itself it is a page with that button. */
import { redirect, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { signOut } from "~/commands/sign-in/sign-out.server";
import { paths } from "~/paths";
import { findCtx, readToken, signedOutHeaders, visitorCtx } from "~/session.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const token = await readToken(request, context);
  const ctx = (await findCtx(request, context)) ?? visitorCtx(context);
  if (token !== null) await signOut(ctx, token);
  return redirect(paths.signIn(), { headers: await signedOutHeaders(context) });
}

export const meta: MetaFunction = () => [{ title: "Sign out – Assurance tracker" }];

export default function SignOut() {
  return (
    <div className="measure">
      <h1>Sign out</h1>
      <Form method="post" reloadDocument>
        <button className="button button--filled">Sign out</button>
      </Form>
    </div>
  );
}
