/** A new row of an action log is taken whole or held back: no cell of it is lost. */
import { expect, test } from "vitest";
import type { ActionLogField } from "~/domain/export/action-cells";
import { wrongNew } from "~/domain/import/plan-action-log";

const why = (log: Partial<Record<ActionLogField, string | null>>) => wrongNew({ known: { meetings: [], actions: [] } }, { log });

test.each<[Partial<Record<ActionLogField, string | null>>, RegExp]>([
  [{ ending: "It was sent." }, /^A new action that is open has nothing under How it ended\./],
  [{ state: "open", decidedBy: "PCC" }, /nothing under Decided by\./],
  [{ state: "open", replacedBy: "A-0001" }, /nothing under Replaced by\./],
  [{ state: "completed", ending: "It was sent.", replacedBy: "A-0001" }, /^Only an action that was replaced has another under Replaced by\./],
  [{ state: "no-longer-required", ending: "The programme ended.", decidedBy: "PCC", replacedBy: "A-0001" }, /^Only an action that was replaced/],
  [{ kind: "action", revisitOn: "2032-06-01" }, /^Only a revisit comes back on a day\. Choose Revisit under Kind, or empty Comes back on\./],
  [{ revisitOn: "2032-06-01" }, /^Only a revisit comes back on a day/],
  [{ kind: "revisit" }, /^Say under Comes back on/],
  [{ state: "replaced", replacedBy: "A-0001" }, /is not replaced yet/],
])("held back: %j", (log, reason) => {
  expect(why(log)).toMatch(reason);
});

test.each<Partial<Record<ActionLogField, string | null>>>([
  {}, { state: "open", kind: "action", ending: null, decidedBy: null, replacedBy: null, revisitOn: null }, { state: "completed", ending: "It was sent.", decidedBy: "DCC" },
  { state: "no-longer-required", ending: "The programme ended.", decidedBy: "PCC" }, { kind: "revisit", revisitOn: "2032-06-01" },
])("taken: %j", (log) => {
  expect(why(log)).toBeNull();
});
