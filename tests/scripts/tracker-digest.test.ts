/** `tracker digest`: how many mails there would be, and sending them through a real server. */
import { execFile } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { write } from "~/db/write.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { startMailServer, type MailServer } from "../support/mail-server";

const project = path.resolve(import.meta.dirname, "../..");
let fresh: FreshDatabase;
let server: MailServer;
beforeAll(async () => {
  [fresh, server] = await Promise.all([demonstrationDatabase(), startMailServer()]);
  await write(fresh.db, (tx) => tx.person.updateMany({ where: { id: { notIn: ["priya-nair", "tom-ashdown"] } }, data: { wantsDigest: false } }), { leavesRecord: true });
});
afterAll(() => Promise.all([fresh.remove(), server.stop()]));

function digest(args: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const options = { cwd: project, env: { ...process.env, DATABASE_URL: fresh.url, ...env } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["--import", "tsx", path.join(project, "scripts/tracker.ts"), "digest", ...args], options, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

it("says how many mails there would be without a mail server, and sends none", async () => {
  const tried = await digest(["--dry-run", "--json"]);
  expect(tried).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(tried.out)).toMatchObject({ sent: 2, failed: 0, already: 0 });
  expect((await digest(["--dry-run"])).out).toMatch(/^2 mails would be sent\.\n/);
  expect(await digest([])).toMatchObject({ code: 1, out: "", err: "No mail server is set. Give SMTP_URL, MAIL_FROM and PUBLIC_URL in the environment, or try with --dry-run.\n" });
});

it("sends them once, and says what could not be sent", async () => {
  const env = { SMTP_URL: server.url, MAIL_FROM: "tracker@office.example", PUBLIC_URL: "https://tracker.example" };
  server.refuse("tom.ashdown@marchshire-police.example");
  const sent = await digest([], env);
  expect(sent.code).toBe(1);
  expect(sent.out).toMatch(/^1 mail sent\.\n1 mail refused; the next run tries again\.\n/);
  expect(sent.err).toMatch(/^The mail of tom-ashdown was not sent \(E\w+ 550\)\.\n$/);
  expect(server.received.map(({ to }) => to)).toEqual([["priya.nair@marchshire-pcc.example"]]);
  expect((await digest([], env)).out).toMatch(/^0 mails sent\.\n[^]*1 person had theirs today\./);
});

it("is the operator’s alone", async () => {
  expect((await digest(["--dry-run", "--as", "priya.nair@marchshire-pcc.example"])).code).not.toBe(0);
});

it("reminds only those with updates of a cycle to submit", async () => {
  await write(fresh.db, (tx) => tx.person.updateMany({ where: { id: "moira-cassidy" }, data: { wantsDigest: true } }), { leavesRecord: true });
  expect(JSON.parse((await digest(["--cycle", "25 May 2022", "--dry-run", "--json"])).out)).toMatchObject({ sent: 1, failed: 0 });
  expect(await digest(["--cycle", "2022-03-23", "--dry-run"])).toMatchObject({ code: 1, err: expect.stringContaining("is not open") as string });
  expect(await digest(["--cycle", "May", "--dry-run"])).toMatchObject({ code: 2 });
});
