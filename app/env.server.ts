/** The settings a person gives in the environment, read once at start and checked. */
import { z } from "zod";
import { SIDES, type Side } from "~/domain/actor";
import { isTimeOfDay } from "~/domain/digest";
import type { MailSettings } from "~/domain/mail-settings";
import { done, refuse, type Done } from "~/domain/problem";
import { entraTenantOf, type SignInProvider } from "~/domain/sign-in-provider";

export type Config = {
  /** True where no database is named: the fictional force, seeded when empty. */
  demonstration: boolean;
  databaseUrl: string;
  port: number;
  /** Signs cookies, and makes digests of network addresses. */
  sessionSecret: string;
  /** Where people open the tracker, without a slash at the end; null where that is this machine's own address. */
  publicUrl: string | null;
  /** The organisations whose own sign-in is believed. */
  providers: readonly SignInProvider[];
  /** Null where no mail is sent. */
  mail: MailSettings | null;
  /** The copies made each night; null where none are. `folder` is null for the usual one, beside the database. */
  backups: { folder: string | null; kept: number } | null;
  /** Milliseconds that a form waits for long work; a server under test waits until it is done, however busy the machine. */
  atOnceMs?: number;
};

/** `https:`, or on this machine itself `http:`. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname));
}

function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && ["smtp:", "smtps:"].includes(new URL(text).protocol) && new URL(text).hostname !== "";
}

function webAddress(name: string) {
  return z.string().refine(isSafeUrl, { error: `${name} must be an address that begins with https://.` }).optional();
}

const environment = z.object({
  DATABASE_URL: z
    .string()
    .startsWith("file:", { error: "DATABASE_URL must name a file, such as file:data/office.db." })
    .optional(),
  PORT: z.coerce
    .number({ error: "PORT must be a number, such as 3000." })
    .int({ error: "PORT must be a whole number, such as 3000." })
    .min(0, { error: "PORT must be between 0 and 65535." })
    .max(65_535, { error: "PORT must be between 0 and 65535." })
    .default(3000),
  SESSION_SECRET: z.string().min(32, { error: "SESSION_SECRET must have at least 32 characters." }).optional(),
  PUBLIC_URL: webAddress("PUBLIC_URL"),
  OIDC_OPCC_ISSUER: webAddress("OIDC_OPCC_ISSUER"),
  OIDC_OPCC_CLIENT_ID: z.string().optional(),
  OIDC_OPCC_CLIENT_SECRET: z.string().optional(),
  OIDC_OPCC_TENANT: z.string().optional(),
  OIDC_FORCE_ISSUER: webAddress("OIDC_FORCE_ISSUER"),
  OIDC_FORCE_CLIENT_ID: z.string().optional(),
  OIDC_FORCE_CLIENT_SECRET: z.string().optional(),
  OIDC_FORCE_TENANT: z.string().optional(),
  SMTP_URL: z.string().refine(isSmtpUrl, { error: "SMTP_URL must be the address of a mail server, such as smtp://user:password@mail.example:587 or smtps://mail.example." }).optional(),
  MAIL_FROM: z.string().regex(/^([^<>@\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, { error: "MAIL_FROM must be an e-mail address, such as tracker@office.example." }).optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUPS_KEPT: z.coerce
    .number({ error: "BACKUPS_KEPT must be a number, such as 14; 0 for no backups." })
    .int({ error: "BACKUPS_KEPT must be a whole number, such as 14; 0 for no backups." })
    .min(0, { error: "BACKUPS_KEPT must not be below 0, which means no backups." })
    .max(1000, { error: "BACKUPS_KEPT must not be above 1000." })
    .default(14),
  DIGEST_AT: z.string().refine(isTimeOfDay, { error: "DIGEST_AT must be a time of day, such as 07:00." }).default("07:00"),
});

type Environment = z.output<typeof environment>;

export const demonstrationUrl = "file:data/demonstration.db";

/** Null where the side has none; a refusal where one is half given. */
function providerOf(env: Environment, side: Side): Done<SignInProvider | null> {
  const prefix = side === "opcc" ? "OIDC_OPCC" : "OIDC_FORCE";
  const [issuer, clientId, clientSecret] = [env[`${prefix}_ISSUER`], env[`${prefix}_CLIENT_ID`], env[`${prefix}_CLIENT_SECRET`]];
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return done(null);
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    return refuse("invalid", `Single sign-on needs ${prefix}_ISSUER, ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET together. Give all three, or none.`);
  }
  if (/microsoftonline/.test(issuer) && entraTenantOf(issuer) === null) {
    return refuse("invalid", `${prefix}_ISSUER must name one directory: https://login.microsoftonline.com/DIRECTORY-ID/v2.0. An address for “common” or “organizations” would let anybody’s directory in.`);
  }
  return done({ side, issuer, clientId, clientSecret, tenant: entraTenantOf(issuer) ?? env[`${prefix}_TENANT`] ?? null });
}

/** Null where none is sent; a refusal where it is half given. */
function mailOf({ SMTP_URL, MAIL_FROM, DIGEST_AT, PUBLIC_URL }: Environment): Done<MailSettings | null> {
  if (SMTP_URL === undefined && MAIL_FROM === undefined) return done(null);
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return refuse("invalid", "Mail needs SMTP_URL and MAIL_FROM together. Give both, or neither.");
  if (PUBLIC_URL === undefined) return refuse("invalid", "Mail needs PUBLIC_URL: the address at which people open the tracker, which each mail leads to.");
  return done({ smtpUrl: SMTP_URL, from: MAIL_FROM, digestAt: DIGEST_AT });
}

/** What the command line needs to send mail; null where none is sent. */
export function readMailSettings(env: Record<string, string | undefined>): Done<{ mail: MailSettings; publicUrl: string } | null> {
  const read = environment.safeParse(given(env));
  if (!read.success) return refuse("invalid", read.error.issues.map((issue) => issue.message).join(" "));
  const mail = mailOf(read.data);
  if (!mail.ok) return mail;
  const { PUBLIC_URL } = read.data;
  return done(mail.value === null || PUBLIC_URL === undefined ? null : { mail: mail.value, publicUrl: new URL(PUBLIC_URL).origin });
}

function given(env: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}

/** Which database the environment names: all that the command line needs to know. */
export function readDatabaseUrl(env: Record<string, string | undefined>): Done<string> {
  const read = environment.pick({ DATABASE_URL: true }).safeParse(given(env));
  if (!read.success) return refuse("invalid", read.error.issues.map((issue) => issue.message).join(" "));
  return done(read.data.DATABASE_URL ?? demonstrationUrl);
}

/** `spareSecret` signs the demonstration's cookies where SESSION_SECRET is not set: they then last until the next start. */
export function readConfig(env: Record<string, string | undefined>, spareSecret: string): Done<Config> {
  const read = environment.safeParse(given(env));
  if (!read.success) return refuse("invalid", read.error.issues.map((issue) => issue.message).join(" "));
  const { DATABASE_URL, PORT, SESSION_SECRET, PUBLIC_URL, BACKUP_FOLDER, BACKUPS_KEPT } = read.data;
  const demonstration = DATABASE_URL === undefined;
  if (!demonstration && SESSION_SECRET === undefined) {
    return refuse("invalid", "SESSION_SECRET is missing: an office’s own database is only served with a secret of its own, of 32 characters or more. Make one with: openssl rand -base64 48");
  }
  if (demonstration && PUBLIC_URL !== undefined) {
    return refuse("invalid", "The demonstration lets everybody in, so it is served to this machine only. Take PUBLIC_URL away, or name an office’s own database in DATABASE_URL.");
  }
  const providers: SignInProvider[] = [];
  for (const side of SIDES) {
    const provider = providerOf(read.data, side);
    if (!provider.ok) return provider;
    if (provider.value !== null) providers.push(provider.value);
  }
  if (providers.length > 0 && PUBLIC_URL === undefined) {
    return refuse("invalid", "Single sign-on needs PUBLIC_URL: the address at which people open the tracker, to which their organisation sends them back.");
  }
  const mail = mailOf(read.data);
  if (!mail.ok) return mail;
  return done({
    demonstration,
    databaseUrl: DATABASE_URL ?? demonstrationUrl,
    port: PORT,
    sessionSecret: SESSION_SECRET ?? spareSecret,
    publicUrl: PUBLIC_URL === undefined ? null : new URL(PUBLIC_URL).origin,
    providers,
    mail: mail.value,
    backups: demonstration || BACKUPS_KEPT === 0 ? null : { folder: BACKUP_FOLDER ?? null, kept: BACKUPS_KEPT },
  });
}
