/** What React renders arrives byte for byte, wherever its own pieces of 2 kB end. */
import { text } from "node:stream/consumers";
import { createElement, Suspense } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { inLargePieces } from "~/html-pieces.server";

test.each([0, 1, 2])("a character of three bytes at the end of a piece is whole, and nothing comes before it (%i bytes earlier)", async (shift) => {
  const words = `${"a".repeat(shift)}${"–".repeat(5000)}`;
  const paragraphs = Array.from({ length: 200 }, (_, index) => createElement("p", { key: index, title: words.slice(0, 40 + index) }, words.slice(0, 30 + index)));
  const whole = await new Promise<string>((resolve, reject) => {
    const body = inLargePieces();
    const { pipe } = renderToPipeableStream(createElement(Suspense, { fallback: null }, paragraphs), { onAllReady: () => { resolve(text(body)); pipe(body); }, onError: reject });
  });
  expect(whole).not.toContain("\0");
  expect(whole.match(/<p/g)).toHaveLength(200);
  expect(whole).toContain(`>${words.slice(0, 229)}</p>`);
});
