/**
 * In a CSV file a text that starts like a formula would run when the file is opened in a spreadsheet: it is written with
 * an apostrophe before it, which reading takes away again.
 */
const runs = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

export function guardFormula(text: string): string {
  return runs.test(text) ? `'${text}` : text;
}

export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
