/** Single keys of the note-taker's screen, outside of fields and only while they are on; and Alt with the arrows anywhere. */
import { useEffect, useRef, useSyncExternalStore } from "react";

const OFF = "live single keys off";

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}

type Does = { digit: (number: number) => void; step: (by: -1 | 1) => void };

const watching = new Set<() => void>();

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => { watching.delete(changed); };
}

// Where the browser keeps nothing, what was chosen holds as long as the page.
let offHere = false;

function areOn(): boolean {
  try {
    return !offHere && window.localStorage.getItem(OFF) === null;
  } catch {
    return !offHere;
  }
}

function turn(on: boolean): void {
  offHere = !on;
  try {
    if (on) window.localStorage.removeItem(OFF);
    else window.localStorage.setItem(OFF, "off");
  } catch {
    // A browser that keeps nothing has said so in its settings.
  }
  watching.forEach((changed) => { changed(); });
}

/** Whether single keys are on, and what turns them on and off; this browser remembers it. */
export function useLiveKeys(does: Does): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(watch, areOn, () => true);
  const now = useRef(does);
  useEffect(() => { now.current = does; });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
      if (altKey && !ctrlKey && !metaKey && !shiftKey && (key === "ArrowDown" || key === "ArrowUp") && !(target instanceof HTMLSelectElement)) {
        event.preventDefault();
        now.current.step(key === "ArrowDown" ? 1 : -1);
      } else if (on && !altKey && !ctrlKey && !metaKey && /^[1-9]$/.test(key) && !isField(target)) {
        event.preventDefault();
        now.current.digit(Number(key));
      } else if (key === "Escape" && target instanceof HTMLTextAreaElement) target.blur();
    };
    document.addEventListener("keydown", pressed);
    return () => { document.removeEventListener("keydown", pressed); };
  }, [on]);
  return [on, turn];
}
