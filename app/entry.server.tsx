/** Renders a page to HTML, every script of it carrying the nonce that the page's policy asks for. */
import { Transform } from "node:stream";
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { PageContext } from "~/ui/layout/page-context";

const giveUpAfterMs = 10_000;

const pieceBytes = 64 * 1024;

/** React hands over 2 kB at a time; each piece that is passed on is compressed and sent by itself, so larger ones are quicker. */
function inLargePieces(): Transform {
  let held: Buffer[] = [];
  let size = 0;
  const take = (): Buffer => {
    const piece = Buffer.concat(held);
    held = [];
    size = 0;
    return piece;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      held.push(chunk);
      size += chunk.length;
      next(null, size < pieceBytes ? undefined : take());
    },
    flush(next) {
      next(null, take());
    },
  });
}

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
