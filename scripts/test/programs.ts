/** Programs from outside npm that some tests look at our pages and workbooks with. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "../../tests/support/find-browser";

type Program = { name: string; gives: string; packages: string[]; isThere: () => boolean };

function answers(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore", timeout: 60_000 }).status === 0;
}

const programs: Program[] = [
  {
    name: "A browser (Chromium, Chrome or Edge)",
    gives: "the pages in a browser",
    packages: ["chromium"],
    isThere: () => findBrowser() !== null,
  },
  {
    name: "LibreOffice",
    gives: "workbooks opened and saved again by LibreOffice",
    packages: ["libreoffice-calc", "libreoffice-writer"],
    isThere: () => answers("soffice", ["--version"]),
  },
  {
    name: "openpyxl for Python",
    gives: "workbooks read and saved again by openpyxl",
    packages: ["python3-openpyxl"],
    isThere: () => answers("/usr/bin/python3", ["-c", "import openpyxl"]) || answers("python3", ["-c", "import openpyxl"]),
  },
];

export function missingPrograms(): Pick<Program, "name" | "gives">[] {
  return programs.filter((program) => !program.isThere());
}

/** As root on Debian, where it asks nobody, installs what is missing; elsewhere does nothing. */
export function installMissing(): void {
  const packages = programs.filter((program) => !program.isThere()).flatMap((program) => program.packages);
  const asRootOnDebian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (packages.length === 0 || !asRootOnDebian) return;
  console.log(`Installing ${packages.join(", ")} for the tests.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-q"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], { stdio: "inherit", env });
}
