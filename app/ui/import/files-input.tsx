/** Several files at once: an ordinary field, over which files can be dropped, with what was chosen listed by name and size. */
import { useEffect, useRef, useState, type DragEvent } from "react";
import { ACCEPTED_FILES } from "~/ui/import/file-kinds";
import { useScripted } from "~/ui/import/use-scripted";

type Chosen = { name: string; size: number };
type Props = { control: { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined } };

/** "1.4 MB", "12 KB". */
function sizeWords(bytes: number): string {
  if (bytes === 0) return "0 KB";
  return bytes < 1_000_000 ? `${String(Math.max(1, Math.round(bytes / 1_000)))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function put(input: HTMLInputElement, files: readonly File[]): void {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  input.files = held.files;
}

export function FilesInput({ control }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const scripted = useScripted();
  const [over, setOver] = useState(false);
  // What was chosen before the page was ready is listed as well.
  useEffect(() => {
    if ((input.current?.files?.length ?? 0) > 0) input.current?.dispatchEvent(new Event("change", { bubbles: true }));
  }, []);
  const held = () => [...(input.current?.files ?? [])];
  const show = () => { setChosen(held().map(({ name, size }) => ({ name, size }))); };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (input.current === null) return;
    const before = held();
    const dropped = [...event.dataTransfer.files].filter((file) => !before.some((each) => each.name === file.name && each.size === file.size));
    put(input.current, [...before, ...dropped]);
    show();
  };
  const remove = (index: number) => {
    if (input.current === null) return;
    put(input.current, held().filter((_, at) => at !== index));
    show();
    input.current.focus();
  };
  return (
    <div
      className={`drop-zone${over ? " drop-zone--over" : ""}`}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => { setOver(false); }}
      onDrop={drop}
    >
      <input {...control} ref={input} className="govuk-file-upload" type="file" name="file" accept={ACCEPTED_FILES} multiple onChange={show} />
      {scripted && <p className="soft">{over ? "Drop them here." : "Or drop them all here."}</p>}
      {chosen.length > 0 && (
        <ul className="drop-zone__files">
          {chosen.map(({ name, size }, index) => (
            <li key={`${name} ${String(index)}`}>
              <span>{name} <span className="soft">{sizeWords(size)}{size === 0 ? ": the file is empty" : ""}</span></span>
              <button type="button" className="link-button" onClick={() => { remove(index); }}>Remove<span className="visually-hidden"> {name}</span></button>
            </li>
          ))}
        </ul>
      )}
      <p className="visually-hidden" aria-live="polite">{scripted && chosen.length > 0 ? `${String(chosen.length)} ${chosen.length === 1 ? "file" : "files"} chosen.` : ""}</p>
    </div>
  );
}
