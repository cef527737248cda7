/** The mark on every exported row: which installation sent it, in which export, and what the row is. */

/** F is a finding, by the number in its reference; Q an entry and A an action, by their ids in the record. */
export type RowKind = "F" | "Q" | "A";

export type RowKey = {
  /** Five characters that name the installation. */
  instance: string;
  exportNumber: number;
  kind: RowKind;
  /** The number of a finding as text ('106'), or the id of an entry or action. */
  id: string;
  /** Kind and id as they stand in the key ('F106'): names the row among the values that were sent. */
  rowId: string;
};

/** Crockford's base 32: no I, L, O or U, so that a key read aloud or retyped stays the same. */
const BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const KEY = /^AT1\.([0-9A-Z]{5})\.E(\d{1,9})\.(F\d{1,9}|[QA][0-9A-Z]{1,60})\.([0-9A-Z]{4})$/;
const LIKE_A_KEY = /^AT\d*\.[0-9A-Z]+\.E/;

/** Packs digits of one base, given by its alphabet, into another; what does not fill a last digit is padded with zeros. */
function recode(text: string, from: { alphabet: string; bits: number }, to: { alphabet: string; bits: number }, keepRest: boolean): string | null {
  let result = "";
  let buffer = 0;
  let held = 0;
  for (const character of text) {
    const digit = from.alphabet.indexOf(character);
    if (digit < 0) return null;
    buffer = (buffer << from.bits) | digit;
    held += from.bits;
    while (held >= to.bits) {
      held -= to.bits;
      result += to.alphabet.charAt((buffer >> held) & ((1 << to.bits) - 1));
    }
    buffer &= (1 << held) - 1;
  }
  if (keepRest && held > 0) return result + to.alphabet.charAt((buffer << (to.bits - held)) & ((1 << to.bits) - 1));
  return result;
}

const sixBits = { alphabet: BASE_64, bits: 6 };
const fiveBits = { alphabet: BASE_32, bits: 5 };

/** A cyclic check of 20 bits, which misses no change within two neighbouring characters, then four base 32 characters. */
function checksum(text: string): string {
  let rest = 0xfffff;
  for (let index = 0; index < text.length; index++) {
    rest ^= (text.charCodeAt(index) & 0xff) << 12;
    for (let bit = 0; bit < 8; bit++) rest = rest & 0x80000 ? ((rest << 1) ^ 0x06b3f) & 0xfffff : (rest << 1) & 0xfffff;
  }
  return [15, 10, 5, 0].map((shift) => BASE_32.charAt((rest >> shift) & 31)).join("");
}

/** The name of an installation, from a new random id. */
export function instanceCode(randomId: string): string {
  const code = recode(randomId, sixBits, fiveBits, true) ?? "";
  if (code.length < 5) throw new Error("An installation's code is made from an id of at least five base64url characters.");
  return code.slice(0, 5);
}

/** 'F106', 'Q3KX…': the part of the key that says which row it is. `id` is a finding's number, or a record's id in base64url characters. */
export function rowIdOf(kind: RowKind, id: number | string): string {
  if (kind === "F") return `F${String(id)}`;
  const code = recode(String(id), sixBits, fiveBits, true);
  if (code === null || code === "") throw new Error(`The id “${String(id)}” cannot stand in a key: it has characters outside base64url.`);
  return kind + code;
}

/** `rowId` comes from `rowIdOf`. */
export function makeKeyOfRow({ instance, exportNumber }: { instance: string; exportNumber: number }, rowId: string): string {
  const body = `AT1.${instance}.E${String(exportNumber)}.${rowId}`;
  return `${body}.${checksum(body)}`;
}

export function makeKey(key: { instance: string; exportNumber: number; kind: RowKind; id: number | string }): string {
  return makeKeyOfRow(key, rowIdOf(key.kind, key.id));
}

/** Null where the text is no key at all; 'bad checksum' where it was one and has been altered. */
export function readKey(text: string): RowKey | "bad checksum" | null {
  const plain = text.trim().toUpperCase();
  const match = KEY.exec(plain);
  if (!match) return LIKE_A_KEY.test(plain) ? "bad checksum" : null;
  const [, instance = "", exportNumber = "", rowId = "", check = ""] = match;
  if (checksum(plain.slice(0, -5)) !== check) return "bad checksum";
  const kind = rowId.charAt(0) as RowKind;
  const code = rowId.slice(1);
  const id = kind === "F" ? code : recode(code, fiveBits, sixBits, false);
  if (id === null) return "bad checksum";
  return { instance, exportNumber: Number(exportNumber), kind, id, rowId };
}
