/** The command line: `npm run -s tracker -- list --json`. */
import { runTracker } from "./tracker/run-tracker";

/** npm runs a script in the project's folder and says in INIT_CWD where the person is. */
function callersFolder(): string {
  return process.env.npm_lifecycle_event === "tracker" ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();
}

// Whoever reads only the beginning of the output (… | head) is not an error.
process.stdout.on("error", () => { process.exitCode = 0; });
process.exitCode = await runTracker(process.argv.slice(2), {
  env: process.env,
  folder: callersFolder(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
