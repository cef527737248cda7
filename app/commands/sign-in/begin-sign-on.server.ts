/** Begins a sign-in with one's own organisation. */
import type { Ctx } from "~/db/ctx.server";
import { done, type Done } from "~/domain/problem";
import type { SignInProvider } from "~/domain/sign-in-provider";
import { beginSignOn, type SignInFlow } from "~/identity/single-sign-on.server";
import type { Side } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";

/** What the browser has to bring back. */
export type BegunSignOn = SignInFlow & { side: Side; begunAt: Instant };

export async function beginSignOnWith(ctx: Ctx, provider: SignInProvider, redirectUri: string): Promise<Done<{ url: string; begun: BegunSignOn }>> {
  const started = await beginSignOn(provider, redirectUri);
  if (!started.ok) return started;
  return done({ url: started.value.url, begun: { ...started.value.flow, side: provider.side, begunAt: ctx.now } });
}
