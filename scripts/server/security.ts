/** What guards every answer: the page's policy, and what is refused before any page sees it. */
import { randomBytes } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";

const largestRequest = 25 * 1024 * 1024;
const unsafe = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const ownNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The nonce of this answer's scripts. */
export function nonceOf(response: Response): string {
  return String(response.locals.nonce);
}

/** `development` allows what hot reloading needs. */
export function securityHeaders(development: boolean, publicUrl: string | null): RequestHandler[] {
  const nonce: RequestHandler = (_request, response, next) => {
    response.locals.nonce = randomBytes(18).toString("base64");
    next();
  };
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [
          (_request, response) => `'nonce-${nonceOf(response as Response)}'`,
          "'strict-dynamic'",
          ...(development ? ["'unsafe-eval'"] : []),
        ],
        styleSrc: ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
        imgSrc: ["'self'"],
        connectSrc: ["'self'", ...(development ? ["ws:"] : [])],
        formAction: ["'self'"],
        manifestSrc: ["'self'"],
        fontSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    xFrameOptions: { action: "deny" },
    // With helmet's own choice a form sent without JavaScript says "Origin: null", which Remix refuses.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: publicUrl?.startsWith("https:") === true ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  return [nonce, policy];
}

/** Hands the request to the page that explains the refusal, for a whole page and for a page's data alike. */
function leadTo(reason: string, request: Request, next: NextFunction): void {
  const data = request.path.endsWith(".data") ? ".data" : "";
  request.url = `/refused/${reason}${data}`;
  // Remix reads this one.
  request.originalUrl = request.url;
  delete request.headers.origin;
  next();
}

function host(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  return new URL(address).host;
}

/** Every browser says with a form where it comes from, in one way or another; what says nothing of it is not taken for ours. */
function isFromHere({ headers }: Request): boolean {
  const { origin, referer } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin !== undefined) return host(origin) === headers.host;
  return site !== undefined || (referer !== undefined && host(referer) === headers.host);
}

/** Another site's page may make a browser send a form here: such a form changes nothing. */
export const refuseOtherSites: RequestHandler = (request, _response, next) =>
  unsafe.has(request.method) && !isFromHere(request) ? leadTo("another-site", request, next) : next();

/** The size is judged before anything of it is read. */
export const refuseTooLarge: RequestHandler = (request, _response, next) => {
  const length = request.headers["content-length"];
  if (Number(length ?? 0) > largestRequest) return leadTo("too-large", request, next);
  const unknown = length === undefined && request.headers["transfer-encoding"] !== undefined;
  return unknown ? leadTo("unknown-length", request, next) : next();
};

/** A name that another site has pointed at this machine would make its pages ours in the browser's eyes. */
export function refuseOtherNames(publicUrl: string | null): RequestHandler {
  const publicName = publicUrl === null ? null : new URL(publicUrl).hostname;
  return (request, response, next) => {
    const name = (request.headers.host ?? "").replace(/:\d+$/, "");
    if (ownNames.has(name) || name === publicName) return next();
    response.status(403).type("text").send(`This server answers only as ${publicName ?? "localhost"}. Open it by that name.\n`);
  };
}
