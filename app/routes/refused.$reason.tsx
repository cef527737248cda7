/** Where the server leads what it refuses before any page has seen it, so that it is answered by the one error page. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { problemResponse } from "~/http.server";
import type { Problem } from "~/domain/problem";

const refusals: Record<string, Problem> = {
  "too-large": {
    kind: "too-large",
    message: "What you sent is larger than 25 MB, so it was not read. Take pictures and unused sheets out of the file, or split it, and send it again.",
  },
  "unknown-length": {
    kind: "too-large",
    message: "What you sent did not say how large it is, so it was not read. Send it from an up-to-date browser.",
  },
  "another-site": {
    kind: "refused",
    message: "This was sent from a page of another site, so nothing was changed. Do it from the tracker’s own pages.",
  },
};

export function loader({ params }: LoaderFunctionArgs) {
  const refusal = refusals[params.reason ?? ""];
  throw problemResponse(refusal ?? { kind: "missing", message: "There is nothing at this address." });
}

export const action = loader;

export default function Refused() {
  return null;
}
