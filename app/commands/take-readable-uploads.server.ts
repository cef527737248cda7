/** Takes in those of several uploads that can be read, and says of each of the others why not. */
import { takeUploads, type FileTaken } from "~/commands/plan-import.server";
import type { Ctx } from "~/db/ctx.server";
import { done, refuse, type Done } from "~/domain/problem";

/** `taken` is the id of one of the files; `left` a sentence for each that could not be read. */
export type UploadsTaken = { taken: string; count: number; left: string[] };

/** Two files of one name are told apart by a number. */
function namedApart(files: readonly FileTaken[]): FileTaken[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const count = (seen.get(file.fileName) ?? 0) + 1;
    seen.set(file.fileName, count);
    return count === 1 ? file : { ...file, fileName: file.fileName.replace(/(\.[^.]*)?$/, ` (${String(count)})$1`) };
  });
}

export async function takeReadableUploads(ctx: Ctx, uploads: readonly FileTaken[]): Promise<Done<UploadsTaken>> {
  const all = namedApart(uploads);
  const left = all.length < 2 ? [] : all.filter((file) => file.bytes.length === 0).map((file) => `${file.fileName}: the file is empty.`);
  let files = all.length < 2 ? all : all.filter((file) => file.bytes.length > 0);
  for (;;) {
    if (files.length === 0) return refuse("invalid", `None of the files could be read. ${left.join(" ")}`, { field: "file" });
    const taken = await takeUploads(ctx, files);
    if (taken.ok) return done({ taken: taken.value, count: files.length, left });
    const { message } = taken.problem;
    // One file alone is not named in what is wrong with it.
    const bad = files.length === 1 && all.length > 1 ? files[0] : files.find((file) => message.startsWith(`${file.fileName}: `));
    if (bad === undefined) return taken;
    left.push(message.startsWith(`${bad.fileName}: `) ? message : `${bad.fileName}: ${message}`);
    files = files.filter((file) => file !== bad);
  }
}
