/** `npm start`: builds the pages when they are out of date, then serves. */
import { buildWhenStale } from "./server/build-when-stale";

async function start(): Promise<string | null> {
  const built = await buildWhenStale((line) => console.log(line));
  if (!built.ok) return built.problem.message;
  // React decides when it is loaded which of its two builds to be, so this comes before the server is.
  process.env.NODE_ENV = "production";
  const { serve } = await import("./serve");
  const served = await serve();
  return served.ok ? null : served.problem.message;
}

const problem = await start();
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
