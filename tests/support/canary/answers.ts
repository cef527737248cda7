/** What a server answers, as a text that can be searched and compared. */
import { zipParts } from "../zip-parts";

export type Answer = { status: number; text: string };

export type Ask = { address: string; cookie: string; form?: URLSearchParams | FormData };

/** What differs from one answer to the next whatever stands in the record. */
function settled(text: string): string {
  return text
    .replace(/nonce="[^"]*"/g, 'nonce=""')
    .replace(/nonce=\\?"[^"\\]*\\?"/g, "nonce")
    .replace(/data-request="[^"]*"/g, 'data-request=""')
    // Who was refused what is sealed with salts of its own on each server.
    .replace(/,sign-ins,[0-9a-f]{64},[0-9a-f]{64}/g, ",sign-ins,,")
    .replace(/http:\/\/localhost:\d+/g, "http://localhost");
}

const KEPT_HEADERS = ["location", "content-type", "content-disposition", "x-remix-status", "x-remix-redirect"];

/** A workbook is answered with all its parts. */
export async function askServer(url: string, { address, cookie, form }: Ask): Promise<Answer> {
  const response = await fetch(`${url}${address}`, {
    redirect: "manual",
    headers: { Cookie: cookie, Origin: url },
    ...(form === undefined ? {} : { method: "POST", body: form }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const body = isZip ? [...zipParts(bytes)].map(([name, part]) => `${name}\n${part}`).join("\n") : new TextDecoder().decode(bytes);
  const headers = KEPT_HEADERS.map((name) => `${name}: ${response.headers.get(name) ?? ""}`).join("\n");
  return { status: response.status, text: settled(`${String(response.status)}\n${headers}\n${body}`) };
}
