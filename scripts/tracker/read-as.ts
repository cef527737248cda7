/** `--as EMAIL`, which every command takes, apart from its own arguments. */
import { done, refuse, type Done } from "~/domain/problem";

const NEEDS_ADDRESS = "--as needs an e-mail address, that of the person who does it.";

/** `as` is null where nobody is named. */
export function readAs(args: readonly string[]): Done<{ as: string | null; rest: string[] }> {
  const at = args.findIndex((arg) => arg === "--as" || arg.startsWith("--as="));
  const found = args[at];
  if (found === undefined) return done({ as: null, rest: [...args] });
  const together = found.startsWith("--as=");
  const as = together ? found.slice("--as=".length) : (args[at + 1] ?? "");
  if (as.trim() === "" || as.startsWith("-")) return refuse("invalid", NEEDS_ADDRESS);
  const rest = [...args.slice(0, at), ...args.slice(at + (together ? 1 : 2))];
  return rest.some((arg) => arg === "--as" || arg.startsWith("--as=")) ? refuse("invalid", "Only one person does it: give --as once.") : done({ as, rest });
}
