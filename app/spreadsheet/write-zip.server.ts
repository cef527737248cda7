/** Packs finished files into one zip, as they are: workbooks are packed themselves already. */
import { crc32 } from "node:zlib";
import type { Instant } from "~/domain/calendar-date";

export type ZippedFile = { name: string; bytes: Uint8Array };

/** Says that names are UTF-8, which Windows needs to be told. */
const UTF8_NAMES = 0x0800;
const VERSION = 20;
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_RECORD = 0x02014b50;
const END = 0x06054b50;

/** A moment in the two numbers of MS-DOS, as London’s clock shows it; they begin in 1980 and count in steps of two seconds. */
function dosMoment(at: Instant): { date: number; time: number } {
  const parts = new Map<string, number>(
    new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" })
      .formatToParts(new Date(at)).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: string) => parts.get(type) ?? 0;
  return {
    date: ((part("year") - 1980) << 9) | (part("month") << 5) | part("day"),
    time: (part("hour") << 11) | (part("minute") << 5) | (part("second") >> 1),
  };
}

/** What the header of an entry and its record in the directory say alike. */
function common(file: ZippedFile, name: Buffer, at: Instant): Buffer {
  const { date, time } = dosMoment(at);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(VERSION, 0);
  head.writeUInt16LE(UTF8_NAMES, 2);
  head.writeUInt16LE(0, 4);
  head.writeUInt16LE(time, 6);
  head.writeUInt16LE(date, 8);
  head.writeUInt32LE(crc32(file.bytes), 10);
  head.writeUInt32LE(file.bytes.length, 14);
  head.writeUInt32LE(file.bytes.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

/** Names are to differ. */
export function writeZip(files: readonly ZippedFile[], madeAt: Instant): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name, "utf8");
    const head = common(file, name, madeAt);
    const body = Buffer.concat([signature(LOCAL_HEADER), head, name, file.bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const version = Buffer.alloc(2);
    version.writeUInt16LE(VERSION, 0);
    directory.push(Buffer.concat([signature(DIRECTORY_RECORD), version, head, rest, name]));
    bodies.push(body);
    offset += body.length;
  }
  const records = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, records, end]);
}
