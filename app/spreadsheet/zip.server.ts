/** Opens a zip file by its directory, within limits, and unpacks single entries, checked against their checksum. */
import { crc32, inflateRawSync } from "node:zlib";
import { limits, megabytes, thousands } from "~/spreadsheet/limits.server";
import { damaged, giveUp } from "~/spreadsheet/refusal.server";

export type ZipEntry = {
  name: string;
  method: number;
  checksum: number;
  packedSize: number;
  size: number;
  /** Offsets in the file: of the entry's own header, of its data, and just behind its data. */
  headerStart: number;
  dataStart: number;
  dataEnd: number;
  /** Of its record in the directory. */
  recordStart: number;
  recordEnd: number;
};

/** `entries` in the order of the directory; `byName` has names in lower case with forward slashes. `end` is that of the directory. */
export type Zip = { bytes: Buffer; entries: ZipEntry[]; byName: Map<string, ZipEntry>; directoryStart: number; end: number };

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_LOCATOR = 0x07064b50;
const DIRECTORY_RECORD = 0x02014b50;
const DIRECTORY_RECORD_SIZE = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
export const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 0x1;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;

export function openZip(file: Uint8Array): Zip {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const directorySize = bytes.readUInt32LE(end + 12);
  const directoryStart = bytes.readUInt32LE(end + 16);
  const zip64 = end >= 20 && bytes.readUInt32LE(end - 20) === ZIP64_LOCATOR;
  if (zip64 || count === MAX_16 || directorySize === MAX_32 || directoryStart === MAX_32) {
    giveUp("refused", "The file is packed in the zip64 form, which is not read here. Open it in Excel, save it again and use that copy.");
  }
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count) damaged("it is one part of several");
  if (count > limits.entries) {
    giveUp("too-large", `The file holds ${thousands(count)} parts; at most ${thousands(limits.entries)} are read. Copy the sheets you need into a new workbook and use that.`);
  }
  if (directoryStart + directorySize !== end) damaged("its directory does not end where it should");
  const entries = readDirectory(bytes, { start: directoryStart, end, count });
  checkSizes(entries, bytes.length);
  for (const entry of entries) locateData(bytes, entry, directoryStart);
  checkOverlap(entries);
  return { bytes, entries, byName: nameIndex(entries), directoryStart, end };
}

/** The unpacked bytes of an entry, or null when there is none of that name. */
export function readEntry(zip: Zip, name: string): Buffer | null {
  const entry = zip.byName.get(name.toLowerCase());
  if (!entry) return null;
  checkRatio(entry.size, entry.packedSize, `The file’s part “${entry.name}”`);
  const packed = zip.bytes.subarray(entry.dataStart, entry.dataEnd);
  const unpacked = entry.method === STORED ? packed : inflate(packed, entry);
  if (unpacked.length !== entry.size) damaged(`its part “${entry.name}” is not as long as it says`);
  if (crc32(unpacked) !== entry.checksum) damaged(`the checksum of its part “${entry.name}” is wrong`);
  return unpacked;
}

function inflate(packed: Buffer, entry: ZipEntry): Buffer {
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, entry.size),
      // In one piece: several would be copied together. What is not filled takes no memory.
      chunkSize: Math.max(1024, entry.size + 1),
    });
  } catch {
    return damaged(`its part “${entry.name}” cannot be unpacked`);
  }
}

function findEnd(bytes: Buffer): number {
  const last = bytes.length - END_SIZE;
  let candidate = -1;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (bytes.readUInt32LE(at) !== END) continue;
    if (at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length) return at;
    candidate = at;
  }
  if (candidate >= 0) damaged("there are bytes behind its end");
  return damaged("its end is missing, so it was probably not copied completely");
}

function readDirectory(bytes: Buffer, directory: { start: number; end: number; count: number }): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = directory.start;
  for (let index = 0; index < directory.count; index++) {
    if (at + DIRECTORY_RECORD_SIZE > directory.end || bytes.readUInt32LE(at) !== DIRECTORY_RECORD) damaged("its directory is broken");
    const flags = bytes.readUInt16LE(at + 8);
    const nameEnd = at + DIRECTORY_RECORD_SIZE + bytes.readUInt16LE(at + 28);
    const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > directory.end) damaged("its directory is broken");
    if (flags & ENCRYPTED_FLAG) giveUp("refused", "The file is protected by a zip password. Unpack it first, then use the workbook inside.");
    const entry = {
      name: bytes.toString("utf8", at + DIRECTORY_RECORD_SIZE, nameEnd).replaceAll("\\", "/"),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      headerStart: bytes.readUInt32LE(at + 42),
      dataStart: 0,
      dataEnd: 0,
      recordStart: at,
      recordEnd: next,
    };
    if (entry.method !== STORED && entry.method !== DEFLATED) damaged(`its part “${entry.name}” is packed in an unknown way`);
    entries.push(entry);
    at = next;
  }
  if (at !== directory.end) damaged("its directory is broken");
  return entries;
}

function checkSizes(entries: ZipEntry[], fileSize: number): void {
  let unpacked = 0;
  for (const entry of entries) {
    unpacked += entry.size;
    if (entry.size > limits.entryBytes || unpacked > limits.unpackedBytes) {
      giveUp(
        "too-large",
        `The file unpacks to more than ${megabytes(Math.max(unpacked, entry.size) - 1)}; at most ${megabytes(limits.entryBytes)} a part and ${megabytes(limits.unpackedBytes)} in all are read. Copy the rows you need into a new workbook and use that.`,
      );
    }
  }
  checkRatio(unpacked, fileSize, "The file");
}

/** A picture may pack as well as it likes as long as it is not unpacked; what is read may not, whatever lies beside it. */
function checkRatio(unpacked: number, packed: number, what: string): void {
  if (unpacked <= limits.ratioFromBytes || unpacked <= packed * limits.ratio) return;
  giveUp("too-large", `${what} unpacks to more than ${limits.ratio} times its size, which no ordinary workbook does. Copy the rows you need into a new workbook and use that.`);
}

/** Finds the data behind the entry's own header, which must agree with the directory about the name. */
function locateData(bytes: Buffer, entry: ZipEntry, directoryStart: number): void {
  const at = entry.headerStart;
  if (at + LOCAL_HEADER_SIZE > directoryStart || bytes.readUInt32LE(at) !== LOCAL_HEADER) {
    damaged(`its part “${entry.name}” is not where the directory says`);
  }
  const nameEnd = at + LOCAL_HEADER_SIZE + bytes.readUInt16LE(at + 26);
  entry.dataStart = nameEnd + bytes.readUInt16LE(at + 28);
  entry.dataEnd = entry.dataStart + entry.packedSize;
  const name = bytes.toString("utf8", at + LOCAL_HEADER_SIZE, nameEnd).replaceAll("\\", "/");
  if (name !== entry.name) damaged(`its part “${entry.name}” has two names`);
  if (entry.dataEnd > directoryStart) damaged(`its part “${entry.name}” runs past its end`);
}

function checkOverlap(entries: ZipEntry[]): void {
  const inOrder = [...entries].sort((a, b) => a.headerStart - b.headerStart);
  let free = 0;
  for (const entry of inOrder) {
    if (entry.headerStart < free) damaged(`its part “${entry.name}” lies over another part`);
    free = entry.dataEnd;
  }
}

function nameIndex(entries: ZipEntry[]): Map<string, ZipEntry> {
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (byName.has(key)) damaged(`it holds the part “${entry.name}” twice`);
    byName.set(key, entry);
  }
  return byName;
}
