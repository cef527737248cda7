/** Renders a page to HTML, every script of it carrying the nonce that the page's policy asks for. */
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { inLargePieces } from "~/html-pieces.server";
import { PageContext } from "~/ui/layout/page-context";

const giveUpAfterMs = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId, logError }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answered = false;
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <PageContext.Provider value={{ nonce, requestId }}>
        <RemixServer context={remixContext} url={request.url} abortDelay={giveUpAfterMs} nonce={nonce} />
      </PageContext.Provider>,
      {
        nonce,
        onShellReady() {
          answered = true;
          const body = inLargePieces();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          failed = true;
          // Before the answer has begun, Remix logs the error itself and renders the error page.
          if (answered) logError(error);
        },
      },
    );
    setTimeout(abort, giveUpAfterMs + 1000).unref();
  });
}

/** Remix calls this for every error that nobody expected. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) context.logError(error);
}
