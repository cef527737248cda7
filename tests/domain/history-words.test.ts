import { expect, test } from "vitest";
import { fieldChoices, fieldWords, readFieldChoice, valueWords, whatWords } from "~/domain/history-words";

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

test("what belongs to an entry says so, and names keep their capitals", () => {
  expect(whatWords("Q2", fieldWords({ subject: "entry", field: "text" }))).toBe("Q2: text");
  expect(whatWords("draft question", fieldWords({ subject: "entry", field: "dueOn" }))).toBe("Draft question: response due");
  expect(whatWords("", fieldWords({ subject: "update", field: "rag" }))).toBe("RAG");
  expect(whatWords("Private note", "HMICFRS status")).toBe("Private note: HMICFRS status");
});

test("values of people and responses are words too", () => {
  expect(valueWords({ subject: "response", field: "statedConfidence" }, "7")).toBe("7 out of 10");
  expect(valueWords({ subject: "response", field: "statedConfidence" }, "partly")).toBe("Partly");
  expect(valueWords({ subject: "update", field: "rag" }, "blue")).toBe("Blue");
  expect(valueWords({ subject: "person", field: "signInRefused" }, `wrong password, from ${"k3y_".repeat(5)}ab`)).toBe("Wrong password, from the address with the mark k3y_k3");
  expect(valueWords({ subject: "person", field: "name" }, "constructor")).toBe("constructor");
});

test("a choice of field is read back, and nothing else is", () => {
  const choices = fieldChoices([{ subject: "entry", field: "text" }, { subject: "finding", field: "update" }, { subject: "finding", field: "rag" }]);
  expect(choices).toEqual([{ value: "finding.rag", words: "RAG" }, { value: "finding.update", words: "Update" }, { value: "entry.text", words: "Questions: text" }]);
  expect(readFieldChoice("bank question.text")).toEqual({ subject: "bank question", field: "text" });
  expect(readFieldChoice("somebody.text")).toEqual({});
  expect(readFieldChoice(null)).toEqual({});
});
