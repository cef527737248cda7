import fc from "fast-check";
import { expect, test } from "vitest";
import { formatClosures, readClosures } from "~/domain/export/closure-cell";
import { formatCovers, formatOrder, readCovers, readOrder } from "~/domain/export/covers-cell";
import { formatNamedEntry, readNamedEntry } from "~/domain/export/follow-up-cell";
import { formatLimbs, readLimbs } from "~/domain/export/limbs-cell";
import { joinList, joinOwners, splitList, splitOwners } from "~/domain/export/list-cell";
import { cutIntoCells, formatResponseParts, readResponseParts } from "~/domain/export/response-cell";
import { CLOSURES } from "~/domain/entry";
import { makeKey, rowIdOf } from "~/domain/row-key";
import type { ResponsePart } from "~/domain/response";
import { anyDate, storedLine, storedText } from "../../support/record-fixture";

const reference = fc.integer({ min: 1, max: 99_999 }).map((sequence) => `F-${String(sequence).padStart(4, "0")}`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

test("lists survive a cell", () => {
  fc.assert(fc.property(fc.array(storedLine, { maxLength: 5 }), (items) => {
    expect(splitList(joinList(items) ?? "")).toEqual(items);
  }));
  expect(splitList("DBS\nSPM;CC")).toEqual(["DBS", "SPM", "CC"]);
});

test("owners are parted by commas as well, but for one that has a comma of its own", () => {
  fc.assert(fc.property(fc.array(storedLine, { maxLength: 5 }), (posts) => {
    expect(splitOwners(joinOwners(posts) ?? "")).toEqual(posts);
  }));
  expect(splitOwners("CC, DCC\nDBS; SPM,")).toEqual(["CC", "DCC", "DBS", "SPM"]);
  expect(joinOwners(["Head of Roads, Rail and Harbours", "CC"])).toBe("Head of Roads\\, Rail and Harbours; CC");
});

test("covers and places survive a cell", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ reference, number: maybe(fc.integer({ min: 1, max: 99 })) }), { maxLength: 5 }), (covers) => {
      expect(readCovers(formatCovers(covers) ?? "")).toEqual({ ok: true, value: covers });
    }),
  );
  expect(readCovers("f12, F-0013 2")).toEqual({ ok: true, value: [{ reference: "F-0012", number: null }, { reference: "F-0013", number: 2 }] });
  expect(readCovers("AFI 4")).toMatchObject({ ok: false, problem: { message: expect.stringContaining("F-0112 Q1") } });
  expect(readOrder(formatOrder([3, 1]) ?? "")).toEqual([3, 1]);
  expect(readOrder("first")).toEqual([]);
});

test("another entry is named by its finding and number, or by its key", () => {
  expect(formatNamedEntry({ reference: "F-0104", number: 1 }, null)).toBe("F-0104 Q1");
  expect(readNamedEntry("F-0104 Q1, response 2")).toEqual({ ok: true, value: { reference: "F-0104", number: 1, response: 2 } });
  const key = makeKey({ instance: "7QX2M", exportNumber: 3, kind: "Q", id: "entry-4" });
  expect(readNamedEntry(formatNamedEntry({ key }, 2))).toEqual({ ok: true, value: { rowId: rowIdOf("Q", "entry-4"), response: 2 } });
  expect(readNamedEntry(" ")).toEqual({ ok: true, value: null });
  expect(readNamedEntry("the first one")).toMatchObject({ ok: false });
});

test("limbs survive a cell", () => {
  fc.assert(fc.property(fc.array(storedLine, { maxLength: 12 }), (limbs) => {
    expect(readLimbs(formatLimbs(limbs) ?? "")).toEqual(limbs);
  }));
});

test("closures survive a cell, whether the findings agree or not", () => {
  const link = fc.record({ reference, closure: maybe(fc.constantFrom(...CLOSURES)), closureNote: maybe(storedText), revisitOn: maybe(anyDate) });
  const kept = (links: readonly { reference: string; closure: string | null; closureNote: string | null; revisitOn: string | null }[]) =>
    links.flatMap(({ reference, closure, closureNote, revisitOn }) => (closure === null ? [] : [{ reference, closure, note: closureNote, revisitOn }]));
  fc.assert(
    fc.property(fc.uniqueArray(link, { selector: (each) => each.reference, maxLength: 4 }), (links) => {
      const read = readClosures(formatClosures(links) ?? "");
      const [only] = read;
      const spread = only && only.reference === null ? links.map(({ reference }) => ({ ...only, reference })) : read;
      expect(spread).toEqual(kept(links));
    }),
  );
  expect(readClosures("Revisit on 1 November 2022 | in six months")).toEqual([{ reference: null, closure: "revisit", note: "in six months", revisitOn: "2022-11-01" }]);
});

test("the parts of a response survive their cells", () => {
  const parts = fc.array(fc.record({ by: maybe(fc.oneof(storedLine, fc.constantFrom("CC", "–", "a]b\\c"))), text: storedText }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(parts, (made: ResponsePart[]) => {
      const { by, text } = formatResponseParts(made);
      const cells = cutIntoCells(text);
      for (const cell of cells) {
        expect(cell.length).toBeLessThanOrEqual(32_767);
        expect(cell).toBe(cell.trim());
      }
      expect(readResponseParts(by, cells.join(""))).toEqual(made);
    }),
    { numRuns: 500 },
  );
});

test("a response of one part stands plain, one of several names the post before each", () => {
  expect(formatResponseParts([{ by: "CC", text: "Yes.\n[sic]" }])).toEqual({ by: "CC", text: "Yes.\n\\[sic]" });
  expect(formatResponseParts([{ by: "CC", text: "Yes." }, { by: null, text: "And more." }])).toEqual({ by: "CC; –", text: "[CC] Yes.\n[–] And more." });
  expect(readResponseParts("CC", "Yes.\n[DCC] It is planned.")).toEqual([{ by: "CC", text: "Yes." }, { by: "DCC", text: "It is planned." }]);
  expect(readResponseParts(null, "Yes.")).toEqual([{ by: null, text: "Yes." }]);
});
