import { expect, it } from "vitest";
import { openZip, readEntry } from "~/spreadsheet/zip.server";
import { writeZip } from "~/spreadsheet/write-zip.server";

it("packs files as they are, with UTF-8 names and London's time, so that our own reader and others open them", () => {
  const files = [{ name: "ann-poole.xlsx", bytes: Buffer.from("one") }, { name: "siân.xlsx", bytes: Buffer.from([0, 255, 80, 75]) }, { name: "empty.xlsx", bytes: Buffer.alloc(0) }];
  const bytes = writeZip(files, "2022-05-23T22:30:06.000Z");
  const zip = openZip(bytes);
  expect(zip.entries.map((entry) => entry.name)).toEqual(files.map((file) => file.name));
  for (const file of files) expect(readEntry(zip, file.name)?.equals(file.bytes)).toBe(true);
  const [first] = zip.entries;
  const at = first?.headerStart ?? -1;
  expect(bytes.readUInt16LE(at + 6) & 0x0800).toBe(0x0800);
  // 23:30:06 British Summer Time, in steps of two seconds.
  expect(bytes.readUInt16LE(at + 10)).toBe((23 << 11) | (30 << 5) | 3);
  expect(bytes.readUInt16LE(at + 12)).toBe(((2022 - 1980) << 9) | (5 << 5) | 23);
});
