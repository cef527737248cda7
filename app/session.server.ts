/** Who asks: until people sign in, a fixed person per side, chosen in the page header and kept in a signed cookie. */
import { createCookie, createCookieSessionStorage, redirect, type AppLoadContext, type TypedResponse } from "@remix-run/node";
import { newCtx, type Ctx } from "~/db/ctx.server";
import { FIXED_PEOPLE, SIDES, type Side } from "~/domain/actor";

const cookieOptions = { path: "/", httpOnly: true, sameSite: "lax" as const };

function sideCookie(context: AppLoadContext) {
  return createCookie("side", { ...cookieOptions, secrets: [context.config.sessionSecret], maxAge: 60 * 60 * 24 * 30 });
}

function messageStorage(context: AppLoadContext) {
  const cookie = { ...cookieOptions, name: "message", secrets: [context.config.sessionSecret] };
  return createCookieSessionStorage<object, { message: string }>({ cookie });
}

function isSide(value: unknown): value is Side {
  return SIDES.some((side) => side === value);
}

async function readSide(request: Request, context: AppLoadContext): Promise<Side> {
  const kept: unknown = await sideCookie(context).parse(request.headers.get("Cookie"));
  return isSide(kept) ? kept : "opcc";
}

/** The first argument of every command and query, for the person behind this request. */
export async function requireCtx(request: Request, context: AppLoadContext): Promise<Ctx> {
  const side = await readSide(request, context);
  return newCtx(context.db, FIXED_PEOPLE[side], context.clock());
}

/** Keeps the chosen side and goes back to a page of ours; null where there is no such side. */
export async function switchSide(side: unknown, backTo: unknown, context: AppLoadContext): Promise<TypedResponse<never> | null> {
  if (!isSide(side)) return null;
  const ours = typeof backTo === "string" && /^\/(?![/\\])/.test(backTo);
  return redirect(ours ? backTo : "/", { headers: { "Set-Cookie": await sideCookie(context).serialize(side) } });
}

/** Redirects with a sentence that the next page shows once. */
export async function redirectWithMessage(url: string, message: string, context: AppLoadContext): Promise<TypedResponse<never>> {
  const storage = messageStorage(context);
  const session = await storage.getSession();
  session.flash("message", message);
  return redirect(url, { headers: { "Set-Cookie": await storage.commitSession(session) } });
}

/** The sentence to show now, and the header that makes it the last time; both null where there is none. */
export async function takeMessage(
  request: Request,
  context: AppLoadContext,
): Promise<{ message: string | null; setCookie: string | null }> {
  const storage = messageStorage(context);
  const session = await storage.getSession(request.headers.get("Cookie"));
  const message = session.get("message");
  if (message === undefined) return { message: null, setCookie: null };
  return { message, setCookie: await storage.destroySession(session) };
}
