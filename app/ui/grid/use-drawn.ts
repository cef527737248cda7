/** How many lines of the page are drawn: few at once when the view changes, so that they are there at once; the rest while the browser has nothing else to do. */
import { startTransition, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { View } from "~/domain/register/register-view";

const DRAWN_FIRST = 15;
const DRAWN_MORE = 20;
/** Somebody who types is about to change the view again. */
const PAUSE_MS = 250;

function afterPause(act: () => void): () => void {
  let idle = 0;
  const timer = window.setTimeout(() => {
    if ("requestIdleCallback" in window) idle = window.requestIdleCallback(act, { timeout: 1000 });
    else act();
  }, PAUSE_MS);
  return () => {
    window.clearTimeout(timer);
    if (idle !== 0) window.cancelIdleCallback(idle);
  };
}

function whenIdle(act: () => void): () => void {
  if (!("requestIdleCallback" in window)) return afterPause(act);
  const idle = window.requestIdleCallback(act, { timeout: 300 });
  return () => { window.cancelIdleCallback(idle); };
}

/** The page as it comes from the server is drawn whole, and so is what goes to paper. */
export function useDrawn(view: View, lines: number): number {
  const [drawn, setDrawn] = useState({ view, count: Number.POSITIVE_INFINITY });
  const count = drawn.view === view ? drawn.count : DRAWN_FIRST;

  useEffect(() => {
    if (count >= lines) return undefined;
    const more = () => { startTransition(() => { setDrawn({ view, count: count + DRAWN_MORE }); }); };
    return count === DRAWN_FIRST ? afterPause(more) : whenIdle(more);
  }, [view, count, lines]);

  useEffect(() => {
    const all = () => { flushSync(() => { setDrawn({ view, count: Number.POSITIVE_INFINITY }); }); };
    window.addEventListener("beforeprint", all);
    return () => { window.removeEventListener("beforeprint", all); };
  }, [view]);

  return Math.min(count, lines);
}
