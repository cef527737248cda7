/** Which files the page of importing takes, and how it says so. */

/** A workbook with macros is opened as the others are; nobody is asked for one. */
export const ACCEPTED_FILES = ".xlsx,.xlsm,.csv,.docx,.txt";

export function fileKindsHint(mayAgree: boolean): string {
  const kinds = "Excel workbooks (.xlsx), CSV files (.csv), and notes of meetings as Word documents (.docx) or text (.txt): up to 25 MB together. Several copies are compared with each other.";
  return mayAgree ? `${kinds} For notes of a past meeting, tick “Agreed paper” below.` : kinds;
}
