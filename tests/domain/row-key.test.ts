import fc from "fast-check";
import { expect, test } from "vitest";
import { instanceCode, makeKey, readKey, rowIdOf, type RowKind } from "~/domain/row-key";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const recordId = fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: 1, maxLength: 36 });
const instance = fc.string({ unit: fc.constantFrom(...Array.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ")), minLength: 5, maxLength: 5 });
const identity = fc.oneof(
  fc.record({ kind: fc.constant<RowKind>("F"), id: fc.integer({ min: 1, max: 9_999_999 }) }),
  fc.record({ kind: fc.constantFrom<RowKind>("Q", "A"), id: recordId }),
);
const key = fc.record({ instance, exportNumber: fc.integer({ min: 1, max: 99_999 }), identity }).map(({ identity: { kind, id }, ...rest }) => ({ ...rest, kind, id }));

test("a key reads back as what it was made of", () => {
  fc.assert(
    fc.property(key, (made) => {
      const text = makeKey(made);
      expect(text).toMatch(/^AT1\.[0-9A-Z]{5}\.E\d+\.[FQA][0-9A-Z]+\.[0-9A-Z]{4}$/);
      const expected = { instance: made.instance, exportNumber: made.exportNumber, kind: made.kind, id: String(made.id), rowId: rowIdOf(made.kind, made.id) };
      expect(readKey(text)).toEqual(expected);
      expect(readKey(` ${text.toLowerCase()}\n`)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

test("no single wrong character passes", () => {
  fc.assert(
    fc.property(key, fc.nat(), fc.constantFrom(...Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.-")), (made, place, character) => {
      const text = makeKey(made);
      const at = place % text.length;
      fc.pre(text.charAt(at) !== character);
      const wrong = readKey(text.slice(0, at) + character + text.slice(at + 1));
      expect(wrong === null || wrong === "bad checksum").toBe(true);
    }),
    { numRuns: 20_000 },
  );
});

test("neither a missing, nor a doubled, nor a swapped character passes", () => {
  fc.assert(
    fc.property(key, fc.nat(), (made, place) => {
      const text = makeKey(made);
      const at = place % (text.length - 1);
      const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
      const wrongs = [text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + text.charAt(at) + text.slice(at), ...(swapped === text ? [] : [swapped])];
      for (const wrong of wrongs) expect(typeof readKey(wrong) === "string" || readKey(wrong) === null, wrong).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test("no number counted up by a fill handle passes", () => {
  for (let sequence = 1; sequence <= 12_000; sequence++) {
    const text = makeKey({ instance: "7QX2M", exportNumber: 42, kind: "F", id: sequence });
    for (const by of [1, 2, 3]) expect(readKey(text.replace(`F${String(sequence)}.`, `F${String(sequence + by)}.`))).toBe("bad checksum");
    const filled = text.replace(/(\d+)(?!.*\d)/, (digits) => String(Number(digits) + 1));
    expect(readKey(filled)).toBe("bad checksum");
  }
});

test("other texts are no keys", () => {
  for (const text of ["", "F-0106", "AT1", "Key", "1", "ATTENDANCE", "AT the time E"]) expect(readKey(text)).toBeNull();
});

test("an installation's code comes from its random id", () => {
  expect(instanceCode("AAAAAAAAAAAAAAAA")).toBe("00000");
  expect(instanceCode("x8Yz-_0aQ1wErTyU")).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(() => instanceCode("ab")).toThrow(/at least five/);
});

test("an id that cannot stand in a key is a bug, not a broken key", () => {
  expect(() => rowIdOf("Q", "a b")).toThrow(/cannot stand in a key/);
});
