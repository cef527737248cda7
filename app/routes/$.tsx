/** Every address that is none of ours. */
import { problemResponse } from "~/http.server";

const message = "There is nothing at this address. If you typed it, check it; if you followed a link, it may be out of date.";

export function loader() {
  throw problemResponse({ kind: "missing", message });
}

/** Sending something there is answered like asking for it. */
export const action = loader;

export default function Nothing() {
  return null;
}
