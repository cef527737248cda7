/** What the environment may say, and the sentence for each thing that stops the start. */
import { describe, expect, it } from "vitest";
import { demonstrationUrl, readConfig, readDatabaseUrl, readMailSettings } from "~/env.server";
import { problemOf, valueOf } from "../support/marchshire";

const own = { DATABASE_URL: "file:data/office.db", SESSION_SECRET: "s".repeat(32) };
const tenant = "11111111-2222-3333-4444-555555555555";
const entra = { OIDC_FORCE_ISSUER: `https://login.microsoftonline.com/${tenant}/v2.0`, OIDC_FORCE_CLIENT_ID: "id", OIDC_FORCE_CLIENT_SECRET: "secret" };
const why = (env: Record<string, string>) => problemOf(readConfig(env, "spare")).message;

describe("the settings", () => {
  it("need nothing for the demonstration", () => {
    expect(valueOf(readConfig({ SESSION_SECRET: "" }, "spare"))).toEqual({
      demonstration: true, databaseUrl: demonstrationUrl, port: 3000, sessionSecret: "spare", publicUrl: null, providers: [], mail: null, backups: null,
    });
  });

  it("need a secret of its own for an office’s database", () => {
    expect(why({ DATABASE_URL: own.DATABASE_URL })).toMatch(/^SESSION_SECRET is missing/);
    expect(why({ ...own, SESSION_SECRET: "short" })).toContain("at least 32 characters");
    expect(valueOf(readConfig(own, "spare"))).toMatchObject({ demonstration: false, sessionSecret: own.SESSION_SECRET });
    expect(valueOf(readDatabaseUrl({ DATABASE_URL: own.DATABASE_URL }))).toBe(own.DATABASE_URL);
  });

  it("keep a copy of an office’s database each night, unless told not to", () => {
    expect(valueOf(readConfig(own, "spare")).backups).toEqual({ folder: null, kept: 14 });
    expect(valueOf(readConfig({ ...own, BACKUP_FOLDER: "/var/backups/tracker", BACKUPS_KEPT: "30" }, "spare")).backups).toEqual({ folder: "/var/backups/tracker", kept: 30 });
    expect(valueOf(readConfig({ ...own, BACKUPS_KEPT: "0" }, "spare")).backups).toBeNull();
    expect(why({ ...own, BACKUPS_KEPT: "some" })).toContain("BACKUPS_KEPT must be a number");
    expect(why({ ...own, BACKUPS_KEPT: "-1" })).toContain("must not be below 0");
  });

  it("give the demonstration no public address", () => {
    expect(why({ PUBLIC_URL: "https://tracker.example" })).toContain("to this machine only");
  });

  it("bind a tenant to its side", () => {
    const { providers, publicUrl } = valueOf(readConfig({ ...own, ...entra, PUBLIC_URL: "https://tracker.example/" }, "spare"));
    expect(publicUrl).toBe("https://tracker.example");
    expect(providers).toEqual([{ side: "force", issuer: entra.OIDC_FORCE_ISSUER, clientId: "id", clientSecret: "secret", tenant }]);
  });

  it("send mail only where a server, a sender and a public address are given", () => {
    const mail = { SMTP_URL: "smtps://user:secret@mail.example", MAIL_FROM: "Tracker <tracker@office.example>" };
    expect(valueOf(readConfig(own, "spare")).mail).toBeNull();
    expect(valueOf(readConfig({ ...own, ...mail, PUBLIC_URL: "https://tracker.example/" }, "spare")).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM, digestAt: "07:00" });
    expect(valueOf(readMailSettings({ ...mail, DIGEST_AT: "06:45", PUBLIC_URL: "https://tracker.example/" }))).toEqual({ publicUrl: "https://tracker.example", mail: { smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM, digestAt: "06:45" } });
    expect(valueOf(readMailSettings({}))).toBeNull();
    expect(why({ ...own, ...mail })).toContain("Mail needs PUBLIC_URL");
    expect(why({ ...own, SMTP_URL: mail.SMTP_URL })).toContain("SMTP_URL and MAIL_FROM together");
  });

  it.each([
    [{ SMTP_URL: "http://mail.example" }, "SMTP_URL must be the address of a mail server"],
    [{ SMTP_URL: "mail.example" }, "SMTP_URL must be the address of a mail server"],
    [{ MAIL_FROM: "nobody" }, "MAIL_FROM must be an e-mail address"],
    [{ MAIL_FROM: "a@b.example\r\nBcc: c@d.example" }, "MAIL_FROM must be an e-mail address"],
    [{ DIGEST_AT: "7 o’clock" }, "DIGEST_AT must be a time of day"],
    [{ DIGEST_AT: "24:00" }, "DIGEST_AT must be a time of day"],
    [{ ...entra }, "needs PUBLIC_URL"],
    [{ ...entra, OIDC_FORCE_CLIENT_SECRET: "", PUBLIC_URL: "https://tracker.example" }, "OIDC_FORCE_CLIENT_SECRET together"],
    [{ ...entra, OIDC_FORCE_ISSUER: "https://login.microsoftonline.com/common/v2.0", PUBLIC_URL: "https://tracker.example" }, "must name one directory"],
    [{ ...entra, OIDC_FORCE_ISSUER: "http://id.example", PUBLIC_URL: "https://tracker.example" }, "begins with https://"],
    [{ PUBLIC_URL: "http://tracker.example" }, "PUBLIC_URL must be an address that begins with https://"],
  ])("refuse what would be unsafe or half", (env, sentence) => {
    expect(why({ ...own, ...env })).toContain(sentence);
  });
});
