/** Random tokens that a browser or a link holds, and the digests of them that the database holds. */
import { createHash, createHmac, randomBytes } from "node:crypto";

/** 256 random bits, as 43 characters that need no escaping in a URL. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token: from it nobody gets the token back. */
export function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A digest that only this installation can make: of what is short enough to be guessed, such as a network address. */
export function keyedDigest(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url").slice(0, 22);
}
