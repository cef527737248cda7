/** What the environment may say, and the sentence for each thing that stops the start. */
import { describe, expect, it } from "vitest";
import { demonstrationUrl, readConfig, readDatabaseUrl } from "~/env.server";
import { problemOf, valueOf } from "../support/marchshire";

const own = { DATABASE_URL: "file:data/office.db", SESSION_SECRET: "s".repeat(32) };
const tenant = "11111111-2222-3333-4444-555555555555";
const entra = { OIDC_FORCE_ISSUER: `https://login.microsoftonline.com/${tenant}/v2.0`, OIDC_FORCE_CLIENT_ID: "id", OIDC_FORCE_CLIENT_SECRET: "secret" };
const why = (env: Record<string, string>) => problemOf(readConfig(env, "spare")).message;

describe("the settings", () => {
  it("need nothing for the demonstration", () => {
    expect(valueOf(readConfig({ SESSION_SECRET: "" }, "spare"))).toEqual({
      demonstration: true, databaseUrl: demonstrationUrl, port: 3000, sessionSecret: "spare", publicUrl: null, providers: [],
    });
  });

  it("need a secret of its own for an office’s database", () => {
    expect(why({ DATABASE_URL: own.DATABASE_URL })).toMatch(/^SESSION_SECRET is missing/);
    expect(why({ ...own, SESSION_SECRET: "short" })).toContain("at least 32 characters");
    expect(valueOf(readConfig(own, "spare"))).toMatchObject({ demonstration: false, sessionSecret: own.SESSION_SECRET });
    expect(valueOf(readDatabaseUrl({ DATABASE_URL: own.DATABASE_URL }))).toBe(own.DATABASE_URL);
  });

  it("give the demonstration no public address", () => {
    expect(why({ PUBLIC_URL: "https://tracker.example" })).toContain("to this machine only");
  });

  it("bind a tenant to its side", () => {
    const { providers, publicUrl } = valueOf(readConfig({ ...own, ...entra, PUBLIC_URL: "https://tracker.example/" }, "spare"));
    expect(publicUrl).toBe("https://tracker.example");
    expect(providers).toEqual([{ side: "force", issuer: entra.OIDC_FORCE_ISSUER, clientId: "id", clientSecret: "secret", tenant }]);
  });

  it.each([
    [{ ...entra }, "needs PUBLIC_URL"],
    [{ ...entra, OIDC_FORCE_CLIENT_SECRET: "", PUBLIC_URL: "https://tracker.example" }, "OIDC_FORCE_CLIENT_SECRET together"],
    [{ ...entra, OIDC_FORCE_ISSUER: "https://login.microsoftonline.com/common/v2.0", PUBLIC_URL: "https://tracker.example" }, "must name one directory"],
    [{ ...entra, OIDC_FORCE_ISSUER: "http://id.example", PUBLIC_URL: "https://tracker.example" }, "begins with https://"],
    [{ PUBLIC_URL: "http://tracker.example" }, "PUBLIC_URL must be an address that begins with https://"],
  ])("refuse what would be unsafe or half", (env, sentence) => {
    expect(why({ ...own, ...env })).toContain(sentence);
  });
});
