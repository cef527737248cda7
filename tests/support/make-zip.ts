/** Makes zip files for tests, honest ones and ones that lie in their headers. */
import { crc32, deflateRawSync } from "node:zlib";

export type ZipPart = {
  name: string;
  data: string | Uint8Array;
  stored?: boolean;
  /** Lies: what the headers say instead of the truth. */
  says?: { size?: number; checksum?: number; localName?: string; flags?: number; method?: number };
  /** Instead of an entry of its own: a directory record that points at the entry of this name. */
  pointsAt?: string;
};

export type ZipLies = { count?: number; comment?: string; behind?: Uint8Array };

export function makeZip(parts: readonly ZipPart[], lies: ZipLies = {}): Buffer {
  const bodies: Buffer[] = [];
  const records: Buffer[] = [];
  const places = new Map<string, number>();
  let offset = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const packed = part.stored ? data : deflateRawSync(data, { level: 6 });
    const at = part.pointsAt === undefined ? offset : (places.get(part.pointsAt) ?? 0);
    const fields = { method: part.stored ? 0 : 8, checksum: crc32(data), size: data.length, flags: 0, ...part.says, packed: packed.length };
    if (part.pointsAt === undefined) {
      const body = Buffer.concat([localHeader(part.says?.localName ?? part.name, fields), packed]);
      places.set(part.name, offset);
      bodies.push(body);
      offset += body.length;
    }
    records.push(directoryRecord(part.name, fields, at));
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lies.count ?? parts.length, 8);
  end.writeUInt16LE(lies.count ?? parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  const comment = Buffer.from(lies.comment ?? "");
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, directory, end, comment, lies.behind ?? Buffer.alloc(0)]);
}

type Fields = { method: number; checksum: number; size: number; packed: number; flags: number };

function localHeader(name: string, fields: Fields): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeFields(header, 6, fields);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function directoryRecord(name: string, fields: Fields, at: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(20, 4);
  record.writeUInt16LE(20, 6);
  writeFields(record, 8, fields);
  record.writeUInt16LE(Buffer.byteLength(name), 28);
  record.writeUInt32LE(at, 42);
  return Buffer.concat([record, Buffer.from(name)]);
}

function writeFields(header: Buffer, from: number, { method, checksum, size, packed, flags }: Fields): void {
  header.writeUInt16LE(flags, from);
  header.writeUInt16LE(method, from + 2);
  header.writeUInt32LE(checksum, from + 8);
  header.writeUInt32LE(packed, from + 12);
  header.writeUInt32LE(size, from + 16);
}
