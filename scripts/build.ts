/** `npm run build`: everything that is served, made anew. */
import { buildPages } from "./server/build-when-stale";

const built = await buildPages();
if (!built.ok) {
  console.error(built.problem.message);
  process.exitCode = 1;
}
