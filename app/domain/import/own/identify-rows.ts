/** Tells what the rows of our own sheets are, before anything in them is compared: never by guess, never the last one that claims it. */
import type { ImportOptions } from "~/domain/import/import-plan";
import { identifyActions } from "~/domain/import/own/identify-actions";
import { identifyEntries } from "~/domain/import/own/identify-entries";
import { identifyFindings } from "~/domain/import/own/identify-findings";
import { identityOf } from "~/domain/import/own/identity";
import type { Reading } from "~/domain/import/reading";
import type { SentOf } from "~/domain/import/three-way";
import type { WholeRecord } from "~/domain/record";

export function identifyRows(reading: Reading, { record, options, sentOf }: { record: WholeRecord; options: ImportOptions; sentOf: SentOf }): void {
  if (!reading.marked) return;
  const identity = identityOf(reading, record, options, sentOf);
  identifyFindings(identity);
  identifyEntries(identity);
  identifyActions(identity);
}
