/** An update without an as-at date is shown as such, and its age counts from the day it was received, wherever an age counts. */
import { describe, expect, it } from "vitest";
import { addDays } from "~/domain/calendar-date";
import { comingUp } from "~/domain/my-work/coming-up";
import { updateItem } from "~/domain/my-work/finding-item";
import { updateAge, updatedOn, type FindingRecord, type UpdateRecord } from "~/domain/record";
import { ageOfUpdate, lacksUpdateSince, OLD_UPDATE_DAYS } from "~/domain/register/register-rules";
import { shapeRows } from "~/domain/register/register-row";
import { ageWords, valueWords } from "~/domain/register/value-words";
import { workbookOf } from "../support/export-fixture";
import { smallFinding, smallRecord } from "../support/small-record";
import { ownFinding, person, recordOf } from "../support/work-fixture";

const today = "2022-05-23";
/** Received late on the evening before, by the clock of London. */
const RECEIVED = "2022-04-11T22:30:00.000Z";

function dateless(more: Partial<UpdateRecord> = {}): FindingRecord {
  const finding = smallFinding(1, { number: "AFI 1", text: "The force should name a lead.", targetDate: null });
  if (finding.update === null) throw new Error("The finding has no update.");
  return { ...finding, update: { ...finding.update, asAt: null, createdAt: RECEIVED, submittedAt: RECEIVED, ...more } };
}

function rowOf(finding: FindingRecord) {
  const [row] = shapeRows([finding]);
  if (row === undefined) throw new Error("There is no row.");
  return row;
}

describe("an update whose date was not given", () => {
  const finding = dateless();
  const row = rowOf(finding);

  it("counts from the day it was received", () => {
    expect(finding.update === null ? null : [updatedOn(finding.update), updateAge(finding.update, today, updatedOn(finding.update))]).toEqual(["2022-04-11", 42]);
    expect([ageOfUpdate(row, today), ageWords(row, today)]).toEqual([42, { words: "update 42 days old", old: true }]);
  });

  it("is said to be without a date, with the day it was received", () => {
    expect(valueWords(row, "updateAsAt", today)).toMatchObject({ words: "date not given", aside: "received 11 April 2022, update 42 days old", late: true });
  });

  it("is in the filter of old updates from the day it was received", () => {
    expect([lacksUpdateSince(row, "2022-04-11"), lacksUpdateSince(row, "2022-04-12")]).toEqual([false, true]);
  });

  it("makes a lead’s work and their next date as one with a date would", () => {
    const mine = ownFinding(1, { update: finding.update });
    const dated = ownFinding(1, { update: finding.update === null ? null : { ...finding.update, asAt: "2022-04-11" } });
    expect(updateItem(mine, today)).toEqual(updateItem(dated, today));
    expect(updateItem(mine, today)).toMatchObject({ what: "Update 42 days old" });
    const soon = ownFinding(1, { update: dateless({ submittedAt: "2022-05-20T10:00:00.000Z" }).update });
    expect(comingUp(person(["tactical-lead"]), recordOf([soon]), today)).toMatchObject([{ words: "Update due", date: addDays("2022-05-20", OLD_UPDATE_DAYS) }]);
  });

  it("is sent out with its words and an empty date, which the column says the meaning of", () => {
    const tracker = workbookOf({ ...smallRecord(), findings: [finding] }).sheets[0];
    const at = (key: string) => tracker?.columns.findIndex((column) => column.key === key) ?? -1;
    const values = tracker?.rows[0]?.values ?? [];
    expect([values[at("update")], values[at("updateAsAt")]]).toEqual(["Under way.", null]);
    expect(tracker?.columns[at("updateAsAt")]?.about).toMatch(/empty where it was not given/);
  });
});
