/** The command line in somebody's name: what the pages would let them do, and no more. */
import { execFile } from "node:child_process";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actorByEmail } from "~/db/actor-by-email.server";
import { deactivatePerson } from "~/commands/people/deactivate-person.server";
import { loadFinding } from "~/db/record.server";
import { COMMANDS } from "../../scripts/tracker/commands";
import { readAs } from "../../scripts/tracker/read-as";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";
import { refusalOf } from "../support/refusal-of";
import { writeFile } from "node:fs/promises";

const project = path.resolve(import.meta.dirname, "../..");
const PRIYA = "priya.nair@marchshire-pcc.example";
const TOM = "tom.ashdown@marchshire-police.example";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

type Ran = { code: number; out: string; err: string };

function tracker(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: project, env: { ...process.env, DATABASE_URL: home.url }, maxBuffer: 1e8 };
    const child = execFile(process.execPath, ["--import", "tsx", path.join(project, "scripts/tracker.ts"), ...args], options, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

describe("who it is", () => {
  it("is read from anywhere in the line, once", () => {
    expect(valueOf(readAs(["file.xlsx", "--as", PRIYA, "--json"]))).toEqual({ as: PRIYA, rest: ["file.xlsx", "--json"] });
    expect(valueOf(readAs([`--as=${PRIYA}`, "file.xlsx"]))).toEqual({ as: PRIYA, rest: ["file.xlsx"] });
    expect(valueOf(readAs(["file.xlsx"]))).toEqual({ as: null, rest: ["file.xlsx"] });
    for (const args of [["--as"], ["--as", "--json"], ["--as="], ["--as", PRIYA, "--as", TOM]]) expect(refusalOf(readAs(args))).toMatch(/^invalid/);
  });

  it("is that person with their roles and whom they act for, whatever the case of the address", async () => {
    expect(valueOf(await actorByEmail(home.db.read, ` ${PRIYA.toUpperCase()} `, "2022-05-23"))).toMatchObject({
      personId: "priya-nair", side: "opcc", roles: ["policy-officer"], via: "command line", actsFor: [{ personId: "helen-ferriday" }],
    });
  });

  it("is nobody unknown, and nobody who was deactivated", async () => {
    valueOf(await deactivatePerson(await ctxOf(home.db, "judith-allardyce"), { personId: "priya-nair", colleagueId: "callum-reeve" }));
    for (const [email, words] of [["nobody@marchshire.example", "no person with the e-mail address nobody@marchshire.example"], [PRIYA, "was deactivated"]] as const) {
      const ran = await tracker("list", "--as", email);
      expect(ran).toMatchObject({ code: 2, out: "" });
      expect(ran.err).toContain(words);
    }
  });

  it("is not asked of what only the operator does", async () => {
    const [only] = COMMANDS.filter((command) => command.operatorOnly === true);
    if (only !== undefined) expect((await tracker(only.name, "--as", PRIYA)).err).toContain("is for whoever runs this machine");
  });
});

describe("what they may do", () => {
  it("lists the official record to either side, and nothing to an observer", async () => {
    const [operator, office, force, observer] = await Promise.all([
      tracker("list", "--json"), tracker("list", "--json", "--as", PRIYA), tracker("list", "--json", "--as", TOM), tracker("list", "--as", "rosalind.achebe@marchshire-pcc.example"),
    ]);
    expect(operator.out.length).toBeGreaterThan(10_000);
    expect([office.out, force.out]).toEqual([operator.out, operator.out]);
    expect(observer).toMatchObject({ code: 1, out: "" });
    expect(observer.err).toContain("You may not read the record");
  });

  it("takes from a file only what is theirs to change, and lists the rest", async () => {
    const { folder, remove } = await freshFolder();
    const before = await loadFinding(home.db, "F-0130");
    const file = path.join(folder, "tracker.csv");
    await writeFile(file, `Reference,Finding,Update,Assurance\nF-0130,"${(before?.text ?? "").replaceAll('"', '""')}",A new update from the command line.,Assured\n`);
    const office = await tracker("import", file, "--json", "--dry-run", "--as", "callum.reeve@marchshire-pcc.example");
    expect(office.out).toContain("Update is not yours to change");
    expect(office.out).toContain("Assurance is not yours to change");
    const force = await tracker("import", file, "--json", "--dry-run", "--as", TOM);
    expect(force.out).toContain("Assurance is not yours to change");
    expect(force.out).not.toContain("Update is not yours to change");
    await remove();
  });
});
