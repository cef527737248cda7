/** A real OpenID Connect provider on this machine, whose sign-in page lets anybody in whom the test names. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export type Claims = { sub: string; tid?: string; oid?: string; email?: string; name?: string };

export type IdentityProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is signed in there from now on; null makes it refuse with access_denied. */
  signInAs: (claims: Claims | null) => void;
  /** What a browser does between the link on our page and the way back: the address it ends at, our callback. */
  visit: (authorizationUrl: string) => Promise<string>;
  stop: () => Promise<void>;
};

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Follows redirects within the provider with its cookies, and stops at the first that leads elsewhere. */
async function follow(issuer: string, start: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 12; step += 1) {
    if (!url.startsWith(issuer)) return url;
    const answer = await fetch(url, { redirect: "manual", headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`The provider answered ${String(answer.status)}: ${(await answer.text()).slice(0, 300)}`);
    url = new URL(location, url).href;
  }
  throw new Error("The provider sends round and round.");
}

export async function startIdentityProvider(redirectUri: string, { idTokenSeconds = 300 } = {}): Promise<IdentityProvider> {
  const server = await listening(createServer());
  const issuer = `http://127.0.0.1:${portOf(server)}`;
  const clientId = "tracker";
  const clientSecret = "a secret between the tracker and its test";
  let current: Claims | null = null;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], token_endpoint_auth_method: "client_secret_post" }],
    claims: { openid: ["sub", "tid", "oid"], profile: ["name"], email: ["email"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { IdToken: () => idTokenSeconds, AccessToken: 300, AuthorizationCode: 60, Interaction: 300, Session: 300, Grant: 300 },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["a key that only these tests use"] },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...current, sub }) }),
  });
  const callback = provider.callback();
  const interact = async (request: Parameters<typeof callback>[0], response: Parameters<typeof callback>[1]) => {
    const details = await provider.interactionDetails(request, response);
    if (current === null) return provider.interactionFinished(request, response, { error: "access_denied", error_description: "Not today." });
    if (details.prompt.name === "login") return provider.interactionFinished(request, response, { login: { accountId: current.sub } });
    const grant = new provider.Grant({ accountId: current.sub, clientId });
    grant.addOIDCScope("openid profile email");
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
  };
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/") !== true) return void callback(request, response);
    interact(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return {
    issuer, clientId, clientSecret,
    signInAs: (claims) => {
      current = claims;
    },
    visit: (authorizationUrl) => follow(issuer, authorizationUrl),
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
