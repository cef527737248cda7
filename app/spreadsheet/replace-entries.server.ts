/** Puts new contents into single entries of a zip file; every other byte of it stays where it was, as it was. */
import { crc32, deflateRawSync } from "node:zlib";
import { STORED, type Zip, type ZipEntry } from "~/spreadsheet/zip.server";

const LOCAL_HEADER_SIZE = 30;
const ZIP64_EXTRA = 0x0001;
/** Says that checksum and sizes stand behind the data. */
const SIZES_BEHIND = 0x0008;

/** `contents` by the name of the entry as the directory writes it. The order of the entries stays as it is. */
export function replaceEntries(zip: Zip, contents: ReadonlyMap<string, Uint8Array>): Buffer {
  const { bytes, directoryStart, end } = zip;
  const inFile = [...zip.entries].sort((a, b) => a.headerStart - b.headerStart);
  const directory = Buffer.from(bytes.subarray(directoryStart, end));
  const pieces: Buffer[] = [bytes.subarray(0, inFile[0]?.headerStart ?? directoryStart)];
  let offset = pieces[0]?.length ?? 0;
  for (const [index, entry] of inFile.entries()) {
    const content = contents.get(entry.name);
    const next = inFile[index + 1]?.headerStart ?? directoryStart;
    const record = directory.subarray(entry.recordStart - directoryStart, entry.recordEnd - directoryStart);
    record.writeUInt32LE(offset, 42);
    const body = content === undefined ? bytes.subarray(entry.headerStart, next) : newBody(bytes, entry, content, record);
    pieces.push(body);
    offset += body.length;
  }
  const rest = Buffer.from(bytes.subarray(end));
  rest.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, directory, rest]);
}

/** The entry's header and data anew, packed as before; also says so in its `record` of the directory. */
function newBody(bytes: Buffer, entry: ZipEntry, content: Uint8Array, record: Buffer): Buffer {
  const packed = entry.method === STORED ? Buffer.from(content) : deflateRawSync(content);
  const nameEnd = entry.headerStart + LOCAL_HEADER_SIZE + bytes.readUInt16LE(entry.headerStart + 26);
  const header = Buffer.from(bytes.subarray(entry.headerStart, nameEnd));
  const extra = withoutZip64(bytes.subarray(nameEnd, entry.dataStart));
  header.writeUInt16LE(header.readUInt16LE(6) & ~SIZES_BEHIND, 6);
  header.writeUInt16LE(extra.length, 28);
  record.writeUInt16LE(record.readUInt16LE(8) & ~SIZES_BEHIND, 8);
  for (const [target, at] of [[header, 14], [record, 16]] as const) {
    target.writeUInt32LE(crc32(content), at);
    target.writeUInt32LE(packed.length, at + 4);
    target.writeUInt32LE(content.length, at + 8);
  }
  return Buffer.concat([header, extra, packed]);
}

/** Sizes in the zip64 form would contradict the new ones; all other additions to the header stay. */
function withoutZip64(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const next = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) kept.push(extra.subarray(at, next));
    at = next;
  }
  return Buffer.concat(kept);
}
