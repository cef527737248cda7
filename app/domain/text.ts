/** How a text is normalised on entry, and how long it may be. */
import { done, refuse, type Done } from "~/domain/problem";

/** Characters (UTF-16 units): below Excel's cell limit of 32,767, so that every text fits a cell whole. */
export const LONGEST_TEXT = 30_000;

// Nearly every text has none of these, and one look is far cheaper than three.
// eslint-disable-next-line no-control-regex -- these are the characters to look for
const ODD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;

/** CRLF and CR become LF, control characters but tab and line feed go, unpaired surrogates become U+FFFD. */
export function normaliseText(text: string): string {
  if (!ODD.test(text)) return text;
  return (
    text
      .replace(/\r\n?/g, "\n")
      // eslint-disable-next-line no-control-regex -- these are the characters to remove
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
  );
}

/** The text as it is stored: normalised, without blank ends; null when nothing is left. */
export function parseText(text: string, what = "This text"): Done<string | null> {
  const normal = normaliseText(text).trim();
  if (normal.length > LONGEST_TEXT) {
    return refuse(
      "invalid",
      `${what} has ${normal.length.toLocaleString("en-GB")} characters; ${LONGEST_TEXT.toLocaleString("en-GB")} is the most that fits. Shorten it, or put part of it in another entry.`,
    );
  }
  return done(normal === "" ? null : normal);
}

/** One line: line breaks and runs of white space become single spaces. */
export function parseLine(text: string, what = "This field"): Done<string | null> {
  return parseText(text.replace(/\s+/g, " "), what);
}

/** An address a page may link to: http or https and nothing else, which a browser might run. */
export function parseWebAddress(text: string): Done<string | null> {
  const line = parseLine(text, "The link");
  if (!line.ok || line.value === null) return line;
  if (/^https?:\/\/[^\s/?#]\S*$/i.test(line.value)) return line;
  return refuse("invalid", `“${line.value.slice(0, 80)}” is no web address. Write it whole, beginning with https://.`);
}
