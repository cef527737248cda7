/** Walks the tags of an XML part in order, with their offsets, without building a tree and without recursion. */
import { damaged, giveUp } from "~/spreadsheet/refusal.server";
import { decodeXmlText } from "~/spreadsheet/xml-text.server";

export type XmlScanner = {
  /** Of the tag last moved to. `name` has no prefix; `start` and `end` are its offsets; `empty` is `<name/>`. */
  kind: "open" | "close";
  name: string;
  start: number;
  end: number;
  empty: boolean;
  /** How many elements are open behind the tag; an empty one never counts. */
  depth: number;
  /** Moves to the next tag; false at the end of the part. */
  next(): boolean;
  /** Moves to the next opening tag while `depth` stays at least `inside`; false once that element has been closed. */
  nextInside(inside: number): boolean;
  /** The value of an attribute of this opening tag, by its name as written, prefix included. */
  attribute(name: string): string | null;
  /** The same by name without prefix, for an attribute that has one. */
  prefixedAttribute(name: string): string | null;
  /** Where an attribute of this opening tag stands in the source. */
  attributePlace(name: string): AttributePlace | null;
  /** The text of this element without that of elements in it; moves past its closing tag. */
  text(): string;
  /** Moves past this element's closing tag. */
  skip(): void;
};

/** Offsets: of the whole attribute with its quotes, and of its value between them. */
export type AttributePlace = { start: number; end: number; valueFrom: number; valueTo: number };

type Name = { full: string; local: string };

/** Far beyond what a workbook has; a file built to exhaust memory goes beyond. */
const DEEPEST = 1_000;
const MOST_NAMES = 5_000;
const MOST_ATTRIBUTES = 1_000;
const LONGEST_TEXT = 1_000_000;

const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;
const EQUALS = 61;
const SPACE = 32;

export function scanXml(source: string, part: string): XmlScanner {
  const length = source.length;
  const names = new Map<number, Name>();
  const open: Name[] = [];
  /** Four offsets for each attribute of the current tag: name from, name to, value from, value to. */
  const marks: number[] = [];
  let markCount = 0;
  let position = 0;

  const scanner: XmlScanner = {
    kind: "open",
    name: "",
    start: 0,
    end: 0,
    empty: false,
    depth: 0,
    next,
    nextInside,
    attribute,
    prefixedAttribute,
    attributePlace,
    text,
    skip,
  };
  return scanner;

  function broken(): never {
    return damaged(`its part “${part}” is not well-formed`);
  }

  function next(): boolean {
    for (;;) {
      const at = source.indexOf("<", position);
      if (at === -1) {
        if (open.length > 0 || scanner.end === 0) broken();
        return false;
      }
      const code = source.charCodeAt(at + 1);
      if (code === 33) passDeclaration(at);
      else if (code === 63) position = behind("?>", at + 2);
      else if (code === SLASH) return closeTag(at);
      else return openTag(at);
    }
  }

  function behind(mark: string, from: number): number {
    const at = source.indexOf(mark, from);
    return at === -1 ? broken() : at + mark.length;
  }

  function passDeclaration(at: number): void {
    if (source.startsWith("<!--", at)) position = behind("-->", at + 4);
    else if (source.startsWith("<![CDATA[", at)) position = behind("]]>", at + 9);
    else if (source.startsWith("<!DOCTYPE", at)) {
      giveUp("refused", `The file's part “${part}” has a document type declaration, which workbooks never have and which can do harm. Copy the rows you need into a new workbook and use that.`);
    } else broken();
  }

  function closeTag(at: number): true {
    const name = open.pop();
    if (!name || !source.startsWith(name.full, at + 2)) return broken();
    let end = at + 2 + name.full.length;
    while (source.charCodeAt(end) <= SPACE) end++;
    if (source.charCodeAt(end) !== GREATER_THAN) broken();
    scanner.kind = "close";
    scanner.name = name.local;
    scanner.start = at;
    scanner.end = position = end + 1;
    scanner.empty = false;
    scanner.depth = open.length;
    markCount = 0;
    return true;
  }

  function openTag(at: number): true {
    if (open.length === 0 && scanner.end > 0) broken();
    let end = at + 1;
    let hash = 0;
    for (; end < length; end++) {
      const code = source.charCodeAt(end);
      if (code <= SPACE || code === SLASH || code === GREATER_THAN) break;
      if (code === LESS_THAN) broken();
      hash = (hash * 31 + code) | 0;
    }
    const name = nameAt(at + 1, end, hash);
    end = readAttributes(end);
    scanner.empty = source.charCodeAt(end) === SLASH;
    if (scanner.empty) end++;
    if (source.charCodeAt(end) !== GREATER_THAN) broken();
    if (!scanner.empty && open.push(name) > DEEPEST) broken();
    scanner.kind = "open";
    scanner.name = name.local;
    scanner.start = at;
    scanner.end = position = end + 1;
    scanner.depth = open.length;
    return true;
  }

  /** The same few names come again and again: each is cut out of the source once. */
  function nameAt(from: number, to: number, hash: number): Name {
    const known = names.get(hash);
    if (known && known.full.length === to - from && source.startsWith(known.full, from)) return known;
    if (to === from) broken();
    if (names.size >= MOST_NAMES) broken();
    const full = source.slice(from, to);
    const name = { full, local: full.slice(full.indexOf(":") + 1) };
    names.set(hash, name);
    return name;
  }

  function readAttributes(from: number): number {
    let at = from;
    markCount = 0;
    for (;;) {
      while (source.charCodeAt(at) <= SPACE) at++;
      const code = source.charCodeAt(at);
      if (code === GREATER_THAN || code === SLASH) return at;
      const nameStart = at;
      while (at < length && isNameCode(source.charCodeAt(at))) at++;
      const nameEnd = at;
      while (source.charCodeAt(at) <= SPACE) at++;
      if (nameEnd === nameStart || source.charCodeAt(at) !== EQUALS) broken();
      do at++;
      while (source.charCodeAt(at) <= SPACE);
      const quote = source.charCodeAt(at);
      if (quote !== 34 && quote !== 39) broken();
      const valueStart = ++at;
      for (; source.charCodeAt(at) !== quote; at++) if (at >= length || source.charCodeAt(at) === LESS_THAN) broken();
      if (markCount >= 4 * MOST_ATTRIBUTES) broken();
      marks[markCount++] = nameStart;
      marks[markCount++] = nameEnd;
      marks[markCount++] = valueStart;
      marks[markCount++] = at++;
    }
  }

  function nextInside(inside: number): boolean {
    while (next()) {
      if (scanner.depth < inside) return false;
      if (scanner.kind === "open") return true;
    }
    return broken();
  }

  function attribute(name: string): string | null {
    return valueAt(find(name, false));
  }

  function prefixedAttribute(name: string): string | null {
    return valueAt(find(name, true));
  }

  function attributePlace(name: string): AttributePlace | null {
    const at = find(name, false);
    if (at === -1) return null;
    const valueTo = marks[at + 3] ?? 0;
    return { start: marks[at] ?? 0, end: valueTo + 1, valueFrom: marks[at + 2] ?? 0, valueTo };
  }

  function valueAt(mark: number): string | null {
    return mark === -1 ? null : decodeXmlText(source.slice(marks[mark + 2], marks[mark + 3]), broken);
  }

  /** Where its offsets stand in `marks`; -1 where the tag has no such attribute. */
  function find(name: string, prefixed: boolean): number {
    for (let index = 0; index < markCount; index += 4) {
      const start = marks[index] ?? 0;
      const to = marks[index + 1] ?? 0;
      const nameFrom = prefixed ? to - name.length : start;
      if (to - nameFrom !== name.length || !source.startsWith(name, nameFrom)) continue;
      if (prefixed && (nameFrom <= start || source[nameFrom - 1] !== ":")) continue;
      return index;
    }
    return -1;
  }

  function text(): string {
    if (scanner.empty) return "";
    const inside = scanner.depth;
    const from = position;
    const pieces: string[] = [];
    for (;;) {
      const at = source.indexOf("<", position);
      if (at === -1) broken();
      if (at - from > LONGEST_TEXT) tooLong();
      if (at > position) pieces.push(decodeXmlText(source.slice(position, at), broken));
      position = at;
      const code = source.charCodeAt(at + 1);
      if (code === 33 && source.startsWith("<![CDATA[", at)) {
        position = behind("]]>", at + 9);
        pieces.push(source.slice(at + 9, position - 3).replace(/\r\n?/g, "\n"));
      } else if (code === 33) {
        passDeclaration(at);
      } else if (code === 63) {
        position = behind("?>", at + 2);
      } else {
        next();
        if (scanner.depth < inside) return pieces.length === 1 ? (pieces[0] ?? "") : pieces.join("");
        if (scanner.kind === "open") skip();
      }
    }
  }

  function tooLong(): never {
    giveUp("too-large", "A cell has more text than Excel allows, 32,767 characters. Shorten it and use that copy.");
  }

  function skip(): void {
    if (scanner.empty) return;
    const inside = scanner.depth;
    while (scanner.depth >= inside) if (!next()) broken();
  }
}

/** Moves to the first tag; says whether it opens an element of that name. */
export function opensWith(xml: XmlScanner, name: string): boolean {
  return xml.next() && xml.name === name;
}

function isNameCode(code: number): boolean {
  return code > SPACE && code !== EQUALS && code !== GREATER_THAN && code !== SLASH && code !== LESS_THAN && code !== 34 && code !== 39;
}
