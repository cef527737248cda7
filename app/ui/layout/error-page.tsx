/** The one page for everything that went wrong: an expected refusal in its own words, anything else with an id to quote. */
import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import type { Problem } from "~/domain/problem";
import { paths } from "~/paths";
import { usePageContext } from "~/ui/layout/page-context";

type Words = { heading: string; sentence: string };

function problemOf(data: unknown): Problem | null {
  if (typeof data !== "object" || data === null || !("problem" in data)) return null;
  return data.problem as Problem;
}

function wordsFor(status: number, problem: Problem | null): Words {
  const sentence = problem?.message;
  if (status === 404) {
    return {
      heading: "Page not found",
      sentence: sentence ?? "There is nothing at this address. If you typed it, check it; if you followed a link, it may be out of date.",
    };
  }
  if (status === 403) return { heading: "Not yours to see or change", sentence: sentence ?? "Ask the other side to do this." };
  if (status === 413) return { heading: "Too large", sentence: sentence ?? "Send less at a time." };
  if (status === 405) return { heading: "Nothing can be sent to this address", sentence: "Go back and use the form on the page." };
  return { heading: "This could not be done", sentence: sentence ?? "Go back and try again." };
}

/** Null where the error is the program's own fault. */
export function errorWords(error: unknown): Words | null {
  return isRouteErrorResponse(error) && error.status < 500 ? wordsFor(error.status, problemOf(error.data)) : null;
}

export const faultHeading = "Something went wrong";

export function ErrorPage() {
  const words = errorWords(useRouteError());
  const { requestId } = usePageContext();
  if (words !== null) {
    return (
      <div className="measure">
        <h1>{words.heading}</h1>
        <p>{words.sentence}</p>
        <p>
          <Link to={paths.home()}>Go to the first page</Link>
        </p>
      </div>
    );
  }
  return (
    <div className="measure">
      <h1>{faultHeading}</h1>
      <p>This is a fault in the program, not in what you did. What was saved before is kept.</p>
      {requestId === null ? null : (
        <p>
          If it happens again, tell whoever runs this program: error <b>{requestId}</b>.
        </p>
      )}
      <p>
        <a href={paths.home()}>Go to the first page</a>
      </p>
    </div>
  );
}
