/** Harm done to a workbook: to its bytes as they are, or to one of its parts with everything around it put right. */
import { makeZip, type ZipPart } from "../../tests/support/make-zip";
import { openZip, readEntry } from "~/spreadsheet/zip.server";
import type { Dice } from "../bench/dice";

/** A whole number from 0, below `count`; 0 where there is none. */
function below(dice: Dice, count: number): number {
  return dice.between(0, Math.max(0, count - 1));
}

export function chosen<T>(dice: Dice, list: readonly T[]): T {
  const found = list[below(dice, list.length)];
  if (found === undefined) throw new Error("There is nothing to choose from.");
  return found;
}

type Mutation = { name: string; of: (bytes: Buffer, dice: Dice) => Buffer };

function overBytes(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
}

function partsOf(bytes: Buffer): ZipPart[] {
  const zip = openZip(bytes);
  return zip.entries.map(({ name }) => ({ name, data: readEntry(zip, name) ?? "" }));
}

/** One XML part anew, with sizes and checksums that fit: what a scanner meets when a writer, not a wire, went wrong. */
function overXml(change: (xml: string, dice: Dice) => string): Mutation["of"] {
  return (bytes, dice) => {
    const parts = partsOf(bytes);
    const one = below(dice, parts.length);
    return makeZip(parts.map((part, index) => (index === one ? { ...part, data: change(Buffer.from(part.data).toString("utf8"), dice) } : part)));
  };
}

function slice(text: string, dice: Dice, longest: number): [number, number] {
  const from = below(dice, text.length + 1);
  return [from, Math.min(text.length, from + below(dice, longest))];
}

const ODD = ["<", ">", "&", "&#0;", "&#x110000;", "&none;", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<?xml?>", "\0", "\ufffe", "</row>", "<c r=\"A1\"/>", "<row r=\"1\"/>", "_x0000_", "<f t=\"shared\" si=\"0\"/>"];
const NUMBERS = ["0", "-1", "1e309", "NaN", "99999999", "4294967296", "1048577", "XFE1", "", "1.5", " 7 ", "０"];

export const MUTATIONS: readonly Mutation[] = [
  { name: "cut off", of: (bytes, dice) => bytes.subarray(0, below(dice, bytes.length)) },
  { name: "bits turned over", of: (bytes, dice) => overBytes(bytes, (copy) => {
    for (let flips = 1 + below(dice, 8); flips > 0; flips--) {
      const at = below(dice, copy.length);
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << below(dice, 8)), at);
    }
  }) },
  { name: "bytes written over", of: (bytes, dice) => overBytes(bytes, (copy) => {
    const at = below(dice, copy.length);
    for (let index = at; index < Math.min(copy.length, at + 1 + below(dice, 64)); index++) copy.writeUInt8(below(dice, 256), index);
  }) },
  { name: "bytes taken out", of: (bytes, dice) => {
    const at = below(dice, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(dice, 64))]);
  } },
  { name: "bytes put in", of: (bytes, dice) => {
    const at = below(dice, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + below(dice, 64), below(dice, 256)), bytes.subarray(at)]);
  } },
  { name: "a part left out", of: (bytes, dice) => {
    const parts = partsOf(bytes);
    return makeZip(parts.toSpliced(below(dice, parts.length), 1));
  } },
  { name: "two parts exchanged", of: (bytes, dice) => {
    const parts = partsOf(bytes);
    const [one, other] = [below(dice, parts.length), below(dice, parts.length)];
    return makeZip(parts.map((part, index) => ({ ...part, data: parts[index === one ? other : index === other ? one : index]?.data ?? "" })));
  } },
  { name: "XML taken out", of: overXml((xml, dice) => {
    const [from, to] = slice(xml, dice, 200);
    return xml.slice(0, from) + xml.slice(to);
  }) },
  { name: "XML doubled", of: overXml((xml, dice) => {
    const [from, to] = slice(xml, dice, 400);
    return xml.slice(0, to) + xml.slice(from);
  }) },
  { name: "XML put in", of: overXml((xml, dice) => {
    const at = below(dice, xml.length + 1);
    return xml.slice(0, at) + chosen(dice, ODD) + xml.slice(at);
  }) },
  { name: "a number exchanged", of: overXml((xml, dice) => {
    const numbers = [...xml.matchAll(/\d+/g)];
    const match = numbers[below(dice, numbers.length)];
    return match === undefined ? xml : xml.slice(0, match.index) + chosen(dice, NUMBERS) + xml.slice(match.index + match[0].length);
  }) },
  { name: "a tag exchanged", of: overXml((xml, dice) => {
    const tags = [...xml.matchAll(/<[^<>]*>/g)];
    const [one, other] = [tags[below(dice, tags.length)], tags[below(dice, tags.length)]];
    return one === undefined || other === undefined ? xml : xml.slice(0, one.index) + other[0] + xml.slice(one.index + one[0].length);
  }) },
  { name: "nested deep", of: overXml((xml, dice) => {
    const at = Math.max(0, xml.indexOf(">", below(dice, xml.length + 1)) + 1);
    const depth = 10 ** (1 + below(dice, 5));
    return `${xml.slice(0, at)}${"<c>".repeat(depth)}${"</c>".repeat(depth)}${xml.slice(at)}`;
  }) },
];
