/** Finds a Chromium, Chrome or Edge that is installed on this machine. */
import { existsSync } from "node:fs";
import path from "node:path";

function candidates(): string[] {
  const { env } = process;
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    const programs = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
    return folders.flatMap((folder) => programs.map((program) => path.join(folder, program)));
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = (env.PATH ?? "").split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
}

/** The program's path, or null where none is installed. BROWSER_PATH names another one. */
export function findBrowser(): string | null {
  const named = process.env.BROWSER_PATH;
  return [...(named === undefined ? [] : [named]), ...candidates()].find((file) => existsSync(file)) ?? null;
}
