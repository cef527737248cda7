/** Keys of the list of an import: they work where the focus is in the list, and never while something is typed. */
import { useEffect, type RefObject } from "react";

const CONTROLS = "input[type=checkbox], input[type=radio]";

function linesIn(form: HTMLElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(".cell-line")].filter((line) => line.offsetParent !== null && line.querySelector(CONTROLS) !== null);
}

function isTyping(target: HTMLElement): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type));
}

/** What a key does to a line: the control it settles it with, or null where the line has none. */
function controlFor(line: HTMLElement, key: string): HTMLInputElement | null {
  const radios = [...line.querySelectorAll<HTMLInputElement>(`input[data-key=${key}]`)];
  const chosen = radios.findIndex((radio) => radio.checked);
  // Where several files disagree the key goes on to the next of them.
  return radios[(chosen + 1) % Math.max(1, radios.length)] ?? null;
}

function choose(line: HTMLElement, key: "t" | "l" | "e" | "n", say: (words: string) => void): void {
  const box = line.querySelector<HTMLInputElement>("input[type=checkbox]");
  const what = line.querySelector(".cell-line__what b, legend b")?.textContent ?? "";
  if (box !== null && key !== "e" && key !== "n") {
    if (box.checked !== (key === "t")) box.click();
    say(`${what}: ${key === "t" ? "taken" : "left"}.`);
    return;
  }
  const radio = controlFor(line, key);
  if (radio === null) return;
  radio.click();
  radio.focus();
  say(`${what}: ${radio.closest("label")?.textContent.trim() ?? ""}.`);
  if (key === "e") line.querySelector("textarea")?.focus();
}

export function useImportKeys(form: RefObject<HTMLElement>, say: (words: string) => void): void {
  useEffect(() => {
    const list = form.current;
    if (list === null) return;
    function pressed(event: KeyboardEvent) {
      const { target, key } = event;
      if (list === null || !(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      const line = target.closest<HTMLElement>(".cell-line");
      if (key === "Escape" && target instanceof HTMLTextAreaElement) {
        line?.querySelector<HTMLElement>("input[data-key=e]")?.focus();
        return;
      }
      if (isTyping(target)) return;
      const isRadio = target instanceof HTMLInputElement && target.type === "radio";
      const step = key === "j" || (key === "ArrowDown" && !isRadio) ? 1 : key === "k" || (key === "ArrowUp" && !isRadio) ? -1 : 0;
      if (key === "?") {
        const help = list.querySelector<HTMLDetailsElement>("details.import-keys");
        if (help !== null) help.open = !help.open;
        help?.querySelector("summary")?.focus();
      } else if (step !== 0 && (line !== null || key === "j" || key === "k")) {
        const lines = linesIn(list);
        const to = lines[line === null ? 0 : lines.indexOf(line) + step];
        (to?.querySelector<HTMLElement>("input[type=radio]:checked") ?? to?.querySelector<HTMLElement>(CONTROLS))?.focus();
        to?.scrollIntoView({ block: "nearest" });
      } else if (line !== null && (key === "t" || key === "l" || key === "e" || key === "n")) {
        choose(line, key, say);
      } else return;
      event.preventDefault();
    }
    list.addEventListener("keydown", pressed);
    return () => { list.removeEventListener("keydown", pressed); };
  }, [form, say]);
}
