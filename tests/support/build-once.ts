/** Before the tests in a browser: the pages as they are now, built. */
import { buildWhenStale } from "../../scripts/server/build-when-stale";

export default async function setup(): Promise<void> {
  const built = await buildWhenStale((line) => console.log(line));
  if (!built.ok) throw new Error(built.problem.message);
}
