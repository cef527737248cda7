/** OpenID Connect: leads to an organisation's own sign-in and reads what it says of who came back. */
import {
  allowInsecureRequests, authorizationCodeGrant, AuthorizationResponseError, buildAuthorizationUrl, calculatePKCECodeChallenge,
  discovery, randomNonce, randomPKCECodeVerifier, randomState, type Configuration,
} from "openid-client";
import { done, refuse, type Done } from "~/domain/problem";
import { identityOf, type SignInProvider, type VouchedIdentity } from "~/domain/sign-in-provider";

/** What the browser brings back with it, kept in a signed cookie meanwhile. */
export type SignInFlow = { state: string; nonce: string; verifier: string };

const configurations = new Map<string, Promise<Configuration>>();

/** Only a test's provider, on this very machine, is spoken to without encryption. */
function isLoopback(issuer: URL): boolean {
  return issuer.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(issuer.hostname);
}

/** The provider's addresses and keys, asked for once and again after a failure. */
function configurationOf(provider: SignInProvider): Promise<Configuration> {
  const key = `${provider.issuer} ${provider.clientId} ${provider.clientSecret}`;
  const known = configurations.get(key);
  if (known !== undefined) return known;
  const issuer = new URL(provider.issuer);
  // The library marks this one as deprecated so that it stands out; without it no test's provider could be spoken to.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const execute = isLoopback(issuer) ? [allowInsecureRequests] : [];
  const asked = discovery(issuer, provider.clientId, provider.clientSecret, undefined, { timeout: 10, execute });
  configurations.set(key, asked);
  asked.catch(() => configurations.delete(key));
  return asked;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.name : "unknown";
}

function unreachable(error: unknown): Done<never> {
  return refuse("refused", `Your organisation’s sign-in could not be reached (${codeOf(error)}). Try again in a minute, or sign in with a password if you have one.`);
}

/** Where to send the browser, and what to expect back. */
export async function beginSignOn(provider: SignInProvider, redirectUri: string): Promise<Done<{ url: string; flow: SignInFlow }>> {
  try {
    const configuration = await configurationOf(provider);
    const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: "openid profile email",
      code_challenge: await calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: "S256",
      state: flow.state,
      nonce: flow.nonce,
    });
    return done({ url: url.href, flow });
  } catch (error) {
    return unreachable(error);
  }
}

function whyNot(error: unknown): Done<never> {
  if (error instanceof AuthorizationResponseError) {
    return error.error === "access_denied"
      ? refuse("refused", "You did not sign in with your organisation, or it did not let you. Nothing was changed.")
      : refuse("refused", `Your organisation’s sign-in refused (${error.error}). Tell its administrators.`);
  }
  return refuse("refused", `What came back from your organisation’s sign-in could not be trusted (${codeOf(error)}). Begin again from the sign-in page.`);
}

/** `currentUrl` is the public address the browser came back to, with all its parameters. */
export async function finishSignOn(provider: SignInProvider, currentUrl: string, flow: SignInFlow): Promise<Done<VouchedIdentity>> {
  let configuration: Configuration;
  try {
    configuration = await configurationOf(provider);
  } catch (error) {
    return unreachable(error);
  }
  try {
    const tokens = await authorizationCodeGrant(configuration, new URL(currentUrl), {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) return refuse("refused", "Your organisation’s sign-in did not say who you are. Tell its administrators.");
    return identityOf(claims, provider);
  } catch (error) {
    return whyNot(error);
  }
}
