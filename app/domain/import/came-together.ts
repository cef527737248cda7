/** Which files were brought together, in words: they were compared with what was there before any of them. */

type Brought = { id: string; fileName: string; batchId: string | null };

const NAMED = 2;

/** "bell.xlsx, osei.xlsx and 3 more files", by the ids of the files; none for one that came alone. */
export function cameTogether(files: readonly Brought[]): Map<string, string> {
  const batches = new Map<string, Brought[]>();
  for (const file of files) if (file.batchId !== null) batches.set(file.batchId, [...(batches.get(file.batchId) ?? []), file]);
  return new Map(files.flatMap(({ id, batchId }) => {
    const others = (batchId === null ? [] : (batches.get(batchId) ?? [])).filter((each) => each.id !== id).map(({ fileName }) => fileName);
    if (others.length === 0) return [];
    const more = others.length - NAMED;
    const named = more > 1 ? [...others.slice(0, NAMED), `${String(more)} more files`] : others;
    return [[id, named.length === 1 ? (named[0] ?? "") : `${named.slice(0, -1).join(", ")} and ${named.at(-1) ?? ""}`] as const];
  }));
}
