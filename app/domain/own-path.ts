/** Keeps redirects on our own pages. */

/** The path and query of a page of ours, or '/' for anything else that a link or form may hold. */
export function ownPath(wanted: unknown): string {
  // Browsers read a backslash as a slash and leave out tabs and line breaks, so "/\elsewhere" would lead away.
  if (typeof wanted !== "string" || wanted.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return "/";
  return wanted;
}
