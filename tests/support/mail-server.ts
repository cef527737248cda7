/** A real SMTP server on this machine: takes what is sent, or behaves as badly as a test wants. */
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = { from: string; to: string[]; raw: string };

export type MailServer = {
  url: string;
  received: Received[];
  /** Addresses refused from now on, as a server does that does not know them. */
  refuse: (...addresses: string[]) => void;
  /** From now on the server takes a mail and never says that it has it. */
  fallSilent: () => void;
  stop: () => Promise<void>;
};

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export async function startMailServer({ user, password }: { user?: string; password?: string } = {}): Promise<MailServer> {
  const received: Received[] = [];
  const refused = new Set<string>();
  let silent = false;
  const server = new SMTPServer({
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    onAuth: (auth, _session, callback) => {
      if (auth.username === user && auth.password === password) callback(null, { user });
      else callback(new Error("Wrong user or password"));
    },
    onRcptTo: ({ address }, _session, callback) => {
      callback(refused.has(address) ? Object.assign(new Error(`No such mailbox ${address}`), { responseCode: 550 }) : null);
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom === false ? "" : mailFrom.address, to: rcptTo.map((each) => each.address), raw: Buffer.concat(chunks).toString("utf8") });
        if (!silent) callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const login = user === undefined ? "" : `${user}:${password ?? ""}@`;
  return {
    url: `smtp://${login}127.0.0.1:${String(portOf(server.server))}`,
    received,
    refuse: (...addresses) => { for (const address of addresses) refused.add(address); },
    fallSilent: () => { silent = true; },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A port at which something answers the telephone and says nothing. */
export async function startMuteServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((socket) => { socket.on("error", () => undefined); });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `smtp://127.0.0.1:${String(portOf(server))}`, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The words of a mail as its reader sees them. */
export function readable({ raw }: Received): string {
  return raw.replace(/=\r?\n/g, "").replace(/(?:=[0-9A-F]{2})+/g, (coded) => Buffer.from(coded.replaceAll("=", ""), "hex").toString("utf8"));
}
