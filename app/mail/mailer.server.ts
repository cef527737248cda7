/** Sends mail by SMTP: the only place that knows how. What it says of a failure holds no address. */
import { createTransport, type NodemailerError } from "nodemailer";
import type { Letter } from "~/domain/digest";
import type { MailSettings } from "~/domain/mail-settings";
import { done, refuse, type Done } from "~/domain/problem";

/** `unclear`: it may have arrived or not, so it is not sent again. */
export type Outcome = { kind: "sent" } | { kind: "refused" | "unclear"; why: string };

export type Mailer = {
  /** Whether the server is there and lets us in. */
  reach: () => Promise<Done<true>>;
  send: (to: string, letter: Letter) => Promise<Outcome>;
};

type Limits = { /** For the connection and the greeting, and for each silence after that. */ milliseconds: number };

/** Codes of failures before anything of a mail was handed over. */
const NOT_HANDED_OVER = new Set(["EDNS", "ETLS", "EREQUIRETLS", "EAUTH", "ENOAUTH", "EENVELOPE", "ECONFIG"]);

function codeOf(error: unknown): NodemailerError | null {
  return error instanceof Error && "code" in error ? (error as NodemailerError) : null;
}

/** The message itself may repeat the address, so only the codes are passed on. */
function whyOf(error: unknown): string {
  const known = codeOf(error);
  const parts = [known?.code, known?.responseCode].filter((part) => part !== undefined);
  return parts.length === 0 ? "no reason given" : parts.join(" ");
}

function outcomeOf(error: unknown): Outcome {
  const known = codeOf(error);
  const refused = typeof known?.responseCode === "number" || NOT_HANDED_OVER.has(known?.code ?? "") || known?.originalCode === "ECONNREFUSED";
  return { kind: refused ? "refused" : "unclear", why: whyOf(error) };
}

/** A password goes over the network only under TLS, but to this machine itself. */
function needsTls(smtpUrl: string): boolean {
  const { username, hostname } = new URL(smtpUrl);
  return username !== "" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

export function openMailer({ smtpUrl, from }: Pick<MailSettings, "smtpUrl" | "from">, { milliseconds }: Limits = { milliseconds: 30_000 }): Mailer {
  const transport = createTransport({
    url: smtpUrl, requireTLS: needsTls(smtpUrl), connectionTimeout: milliseconds, greetingTimeout: milliseconds, socketTimeout: milliseconds, dnsTimeout: milliseconds,
    disableFileAccess: true, disableUrlAccess: true,
  });
  return {
    reach: async () => {
      try {
        await transport.verify();
        return done(true);
      } catch (error) {
        return refuse("refused", `The mail server could not be reached (${whyOf(error)}). Check SMTP_URL, and that the server lets this machine in.`);
      }
    },
    send: async (to, { subject, text }) => {
      try {
        await transport.sendMail({ from, to, subject, text, headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" } });
        return { kind: "sent" };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}
