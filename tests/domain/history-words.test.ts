import { expect, test } from "vitest";
import { fieldWords, valueWords } from "~/domain/history-words";

test("a field is named as its column is headed, anything else in plain words", () => {
  expect(fieldWords({ subject: "finding", field: "updateAsAt" })).toBe("Update as at");
  expect(fieldWords({ subject: "entry", field: "closureNote" })).toBe("Note on closing");
  expect(fieldWords({ subject: "entry", field: "text" })).toBe("Text");
  expect(fieldWords({ subject: "action", field: "somethingNew" })).toBe("Something new");
});

test("values are read as on the page: words, dates, texts as they are", () => {
  expect(valueWords({ subject: "finding", field: "rag" }, "amber")).toBe("Amber");
  expect(valueWords({ subject: "finding", field: "deadline" }, "2022-07-13")).toBe("13 July 2022");
  expect(valueWords({ subject: "entry", field: "dueOn" }, "2022-05-23")).toBe("23 May 2022");
  expect(valueWords({ subject: "entry", field: "closure" }, "follow-up-asked")).toBe("Follow-up asked");
  expect(valueWords({ subject: "entry", field: "text" }, "Is it on pace?")).toBe("Is it on pace?");
  expect(valueWords({ subject: "finding", field: "rag" }, null)).toBeNull();
});
