/** Somebody of whom only the post is known: said to be so in print, and nobody of that name when it is read back. */
import { expect, test } from "vitest";
import { notesPaper } from "~/domain/notes/notes-paper";
import { notesParts } from "~/domain/notes/notes-parts";
import { attendee } from "~/domain/notes/read-header";
import { composedNotes } from "../../support/composed-fixture";

const notes = { ...composedNotes(), attendance: [{ key: "attendance/", name: "", capacity: "Chief Constable", code: "CC", presence: "present" as const }, { key: "attendance//2", name: "", capacity: "", code: "DCC", presence: "present" as const }] };

test("no cell and no label is left empty", () => {
  const table = notesPaper(notes).find(({ is, key }) => is === "table" && key === "attendance");
  expect(table?.is === "table" ? table.rows.map(({ cells }) => cells[0]?.lines.map(({ text }) => text)) : []).toEqual([["Not named"], ["Not named"]]);
  expect(notesParts(notes).filter(({ key }) => key.startsWith("attendance/")).map(({ label }) => label)).toEqual(["Attendance, Chief Constable", "Attendance, DCC"]);
});

test("it is read back as nobody’s name", () => {
  expect(attendee(1, "Not named", "Chief Constable (CC)", "present")).toEqual({ line: 1, name: "", capacity: "Chief Constable", code: "CC", presence: "present" });
});
