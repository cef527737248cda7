/** Everything the files change in one form, decided cell by cell and sent in one go. */
import { Form, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type MouseEvent } from "react";
import { counted } from "~/domain/import/import-summary";
import { FileSection } from "~/ui/import/file-section";
import type { CellLine, FileView, ImportView } from "~/ui/import/import-view";
import { useImportKeys } from "~/ui/import/use-import-keys";
import { useScripted } from "~/ui/import/use-scripted";

type Filter = "all" | "conflict" | "changed" | "new" | "held" | "left";

/** Those that are settled under this file: what several files disagree on counts once. */
function conflictsOf({ conflicts }: FileView): CellLine[] {
  return conflicts.flatMap((group) => group.lines.filter((line) => line.mayChoose));
}

/** Those kept as they are here, and those not added. */
function leftIn(file: FileView): number {
  const cells = [...conflictsOf(file), ...file.cells.flatMap((group) => group.lines)].filter((line) => line.chosen === "ours");
  return cells.length + file.addedLines.filter((line) => !line.taken).length;
}

function filtersOf(files: readonly FileView[]): [Filter, string, number][] {
  const sum = (count: (file: FileView) => number) => files.reduce((total, file) => total + count(file), 0);
  const filters: [Filter, string, number][] = [
    ["conflict", "Conflicts", sum((file) => conflictsOf(file).length)],
    ["changed", "Changed", sum(({ counts }) => counts.plain)],
    ["new", "New", sum(({ counts }) => counts.added)],
    ["held", "Held back", sum(({ counts }) => counts.heldBack + counts.notYours)],
    ["left", "Left", sum(leftIn)],
  ];
  return filters.filter(([, , count]) => count > 0);
}

/** The controls that say something else than what is kept. */
function unsaved(form: HTMLFormElement): number {
  return [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox], input[type=radio]")].filter((each) => each.checked !== each.defaultChecked && (each.type === "checkbox" || each.checked)).length +
    [...form.querySelectorAll("textarea")].filter((each) => each.value !== each.defaultValue).length;
}

/** Ticks or empties the boxes of a group, in place of sending the form. */
function tickAll(form: HTMLFormElement, event: MouseEvent): string | null {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("button[name=all]") : null;
  if (button === null) return null;
  event.preventDefault();
  const of = button.closest(button.value.endsWith("|") ? ".import-file" : ".import-group");
  const take = button.value.startsWith("take|");
  const boxes = [...(of?.querySelectorAll<HTMLInputElement>(".cell-line:not([data-kind=new]) input[type=checkbox]") ?? [])];
  for (const box of boxes) box.checked = take;
  form.dispatchEvent(new Event("change", { bubbles: true }));
  return `${counted(boxes.length, "cell")} ${take ? "taken" : "left"}.`;
}

const KEYS: readonly [string, string][] = [
  ["j or ↓", "the next cell"], ["k or ↑", "the cell before"], ["t", "take what the file says; again for the next file"], ["l", "leave what is here"],
  ["e", "write a text of your own, where a long text is in conflict"], ["n", "put a conflict back to not settled"], ["Esc", "back from the text to its cell"], ["?", "these keys"],
];

function Filters({ filter, filters, choose }: { filter: Filter; filters: readonly [Filter, string, number][]; choose: (filter: Filter) => void }) {
  return (
    <div className="import-filter" role="group" aria-label="Show">
      {([["all", "All", null], ...filters] as const).map(([value, words, count]) => (
        <button key={value} type="button" className="import-filter__choice" aria-pressed={filter === value} onClick={() => { choose(value); }}>
          {words}{count === null ? "" : ` ${count.toLocaleString("en-GB")}`}
        </button>
      ))}
    </div>
  );
}

type BarProps = { preview: ImportView; conflicts: number; pending: number };

function Bar({ preview, conflicts, pending }: BarProps) {
  const navigation = useNavigation();
  const intent = navigation.formData?.get("intent");
  const busy = navigation.state !== "idle";
  return (
    <div className="import-bar">
      {preview.mayApply && (
        <button className="button button--filled" name="intent" value="apply" aria-disabled={busy}>{busy && intent === "apply" ? "Applying…" : preview.files.length > 1 ? "Apply these imports" : "Apply this import"}</button>
      )}
      {preview.mayApply && <button className="button" name="intent" value="choices" aria-disabled={busy}>{busy && intent === "choices" ? "Saving…" : "Save the choices"}</button>}
      {preview.files.length === 1 && <button className="button" name="intent" value="discard">Discard the file</button>}
      <span className="import-bar__words">
        {pending > 0 && <span>{counted(pending, "choice")} not saved yet. </span>}
        {conflicts > 0 && <span>{counted(conflicts, "conflict")} not settled: {conflicts === 1 ? "its cell keeps" : "their cells keep"} what is here.</span>}
      </span>
    </div>
  );
}

export function CellsForm({ preview }: { preview: ImportView }) {
  const { files, mark, state, mayAnswer } = preview;
  const open = state === "planned";
  const form = useRef<HTMLFormElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const sending = useRef(false);
  const [filter, setFilter] = useState<Filter>("all");
  const [unsent, setUnsent] = useState({ mark, count: 0 });
  const pending = unsent.mark === mark ? unsent.count : 0;
  const setPending = (count: number) => { setUnsent({ mark, count }); };
  const scripted = useScripted();
  const say = useCallback((words: string) => { if (said.current !== null) said.current.textContent = words; }, []);
  useImportKeys(form, say);
  useEffect(() => { sending.current = false; }, [mark]);
  useEffect(() => {
    if (pending === 0) return;
    const warn = (event: BeforeUnloadEvent) => { if (!sending.current) event.preventDefault(); };
    window.addEventListener("beforeunload", warn);
    return () => { window.removeEventListener("beforeunload", warn); };
  }, [pending]);
  const filters = filtersOf(files);
  const conflicts = files.flatMap(conflictsOf).filter((line) => line.chosen === null).length;
  const after = (index: number) => (files.length < 2 ? null : (files[index === 0 ? 1 : 0]?.id ?? null));
  return (
    <Form
      ref={form}
      method="post"
      className="import-cells"
      data-show={filter}
      onSubmit={() => { sending.current = true; }}
      onChange={(event) => {
        const { target } = event;
        // What is written is what is meant.
        if (target instanceof HTMLTextAreaElement) {
          const radio = target.closest(".import-conflict")?.querySelector<HTMLInputElement>("input[data-key=e]");
          if (radio != null) radio.checked = true;
          if (pending > 0) return;
        }
        setPending(unsaved(event.currentTarget));
      }}
      onClick={(event) => {
        const words = tickAll(event.currentTarget, event);
        if (words === null) return;
        say(words);
        setPending(unsaved(event.currentTarget));
      }}
    >
      <input type="hidden" name="seen" value={mark} />
      {/* Enter in the form applies nothing by itself. */}
      <button className="visually-hidden" name="intent" value="choices" tabIndex={-1} aria-hidden="true" disabled={!mayAnswer}>Save the choices</button>
      <p className="visually-hidden" aria-live="polite" ref={said} />
      {mayAnswer && <Bar preview={preview} conflicts={conflicts} pending={pending} />}
      {scripted && filters.length > 1 && <Filters filter={filter} filters={filters} choose={setFilter} />}
      {scripted && mayAnswer && files.some(({ counts }) => counts.cells + counts.lines > 0) && (
        <details className="import-keys">
          <summary>Keys that work in this list</summary>
          <p>With the focus on a cell of the list:</p>
          <dl>{KEYS.map(([key, words]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div>)}</dl>
        </details>
      )}
      <div key={mark}>
        {files.map((file, index) => <FileSection key={file.id} file={file} open={open} mayAnswer={mayAnswer} anchor={index === 0 ? "" : `file-${String(index + 1)}-`} next={after(index)} />)}
      </div>
    </Form>
  );
}
