/** Who asks: the browser holds a random token, the server knows whose session it is. Also what is said once on the next page. */
import { createCookie, createCookieSessionStorage, redirect, type AppLoadContext, type TypedResponse } from "@remix-run/node";
import { newCtx, type Ctx } from "~/db/ctx.server";
import { signedIn } from "~/db/sessions.server";
import { VISITOR } from "~/domain/actor";
import { ownPath } from "~/domain/own-path";
import type { LeadsOn } from "~/domain/progress";
import { digestOf, keyedDigest, newToken } from "~/identity/token.server";

const SIGN_IN_PAGE = "/sign-in";

function isSecure(context: AppLoadContext): boolean {
  return context.config.publicUrl?.startsWith("https:") === true;
}

function cookieOptions(context: AppLoadContext) {
  return { path: "/", httpOnly: true, sameSite: "lax" as const, secure: isSecure(context) };
}

function sessionCookie(context: AppLoadContext) {
  return createCookie(isSecure(context) ? "__Host-session" : "session", cookieOptions(context));
}

/** The accounts this browser has signed in to, as digests: it is not slowed down by what others try elsewhere. */
function deviceCookie(context: AppLoadContext) {
  return createCookie("device", { ...cookieOptions(context), secrets: [context.config.sessionSecret], maxAge: 60 * 60 * 24 * 180 });
}

function flowCookie(context: AppLoadContext) {
  return createCookie("sign-in", { ...cookieOptions(context), secrets: [context.config.sessionSecret], maxAge: 60 * 10 });
}

function messageStorage(context: AppLoadContext) {
  const cookie = { ...cookieOptions(context), name: "message", secrets: [context.config.sessionSecret] };
  return createCookieSessionStorage<object, { message: string }>({ cookie });
}

/** For pages that need nobody signed in: may do nothing but sign in. */
export function visitorCtx(context: AppLoadContext): Ctx {
  return newCtx(context.db, VISITOR, context.clock());
}

/** The token this browser holds; null where it holds none. */
export async function readToken(request: Request, context: AppLoadContext): Promise<string | null> {
  const token: unknown = await sessionCookie(context).parse(request.headers.get("Cookie"));
  return typeof token === "string" && token !== "" ? token : null;
}

/** The first argument of every command and query, for the person signed in; null where nobody is. */
export async function findCtx(request: Request, context: AppLoadContext): Promise<Ctx | null> {
  const token = await readToken(request, context);
  if (token === null) return null;
  const at = context.clock();
  const actor = await signedIn(context.db, digestOf(token), at.toISOString(), context.logError);
  if (actor === null) return null;
  context.noteActor(actor);
  const { atOnceMs } = context.config;
  return { ...newCtx(context.db, actor, at), ...(atOnceMs === undefined ? {} : { atOnceMs }) };
}

/** Where to go on after signing in: the page asked for; after a form was sent, the page it was on. */
function cameFrom(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete("_routes");
  return ownPath(`${url.pathname.replace(/\.data$/, "")}${url.search}`);
}

/** As findCtx; leads whoever is not signed in to do so, and from there back here. */
export async function requireCtx(request: Request, context: AppLoadContext): Promise<Ctx> {
  const ctx = await findCtx(request, context);
  if (ctx !== null) return ctx;
  const then = cameFrom(request);
  throw redirect(then === "/" ? SIGN_IN_PAGE : `${SIGN_IN_PAGE}?${new URLSearchParams({ then }).toString()}`);
}

type KnownDevice = { device: string; accounts: string[] };

async function readDevice(request: Request, context: AppLoadContext): Promise<KnownDevice | null> {
  const kept: unknown = await deviceCookie(context).parse(request.headers.get("Cookie"));
  if (typeof kept !== "object" || kept === null || !("device" in kept) || !("accounts" in kept)) return null;
  return typeof kept.device === "string" && Array.isArray(kept.accounts) ? { device: kept.device, accounts: kept.accounts.map(String) } : null;
}

function accountMark(email: string, context: AppLoadContext): string {
  return keyedDigest(context.config.sessionSecret, `account ${email.trim().toLowerCase()}`);
}

/** This browser's own mark, where it has signed in to that account before. */
export async function knownDevice(request: Request, context: AppLoadContext, email: string): Promise<string | null> {
  const known = await readDevice(request, context);
  return known?.accounts.includes(accountMark(email, context)) === true ? known.device : null;
}

/** The headers by which the browser holds a new session. With the `email` it was begun by, the browser is known from now on. */
export async function sessionHeaders(request: Request, context: AppLoadContext, begun: { token: string; email?: string }): Promise<Headers> {
  const headers = new Headers({ "Set-Cookie": await sessionCookie(context).serialize(begun.token) });
  headers.append("Set-Cookie", await flowCookie(context).serialize("", { maxAge: 0 }));
  if (begun.email === undefined) return headers;
  const known = (await readDevice(request, context)) ?? { device: newToken(), accounts: [] };
  const account = accountMark(begun.email, context);
  const accounts = [account, ...known.accounts.filter((each) => each !== account)].slice(0, 5);
  headers.append("Set-Cookie", await deviceCookie(context).serialize({ ...known, accounts }));
  return headers;
}

/** Goes to the page asked for with a new session. */
export async function redirectSignedIn(request: Request, context: AppLoadContext, begun: { token: string; email?: string; then: unknown }): Promise<TypedResponse<never>> {
  return redirect(ownPath(begun.then), { headers: await sessionHeaders(request, context, begun) });
}

/** The headers by which the browser forgets its session, and what pages it keeps. */
export async function signedOutHeaders(context: AppLoadContext): Promise<Headers> {
  return new Headers({ "Set-Cookie": await sessionCookie(context).serialize("", { maxAge: 0 }), "Clear-Site-Data": '"cache"' });
}

/** What a browser has to bring back from its organisation's sign-in; any value that can be written as JSON. */
export async function keepFlow(flow: object, context: AppLoadContext): Promise<Headers> {
  return new Headers({ "Set-Cookie": await flowCookie(context).serialize(flow) });
}

export async function readFlow(request: Request, context: AppLoadContext): Promise<unknown> {
  const kept: unknown = await flowCookie(context).parse(request.headers.get("Cookie"));
  return kept;
}

/** The address of a page of ours as people type it, for links that are handed on. */
export function publicAddress(request: Request, context: AppLoadContext, path: string): string {
  return `${context.config.publicUrl ?? new URL(request.url).origin}${path}`;
}

/** Redirects with a sentence that the next page shows once. */
export async function redirectWithMessage(url: string, message: string, context: AppLoadContext): Promise<TypedResponse<never>> {
  const storage = messageStorage(context);
  const session = await storage.getSession();
  session.flash("message", message);
  return redirect(url, { headers: { "Set-Cookie": await storage.commitSession(session) } });
}

/** Where work that has ended leads, with what is said there. */
export async function ledOn({ to, message }: LeadsOn, context: AppLoadContext): Promise<TypedResponse<never>> {
  return message === null ? redirect(to) : redirectWithMessage(to, message, context);
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
