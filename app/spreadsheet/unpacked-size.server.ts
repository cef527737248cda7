/** How large a file is once it is unpacked, without unpacking it: how much work it is to read and plan. */
import { openZip } from "~/spreadsheet/zip.server";

/** In bytes. Of what is no sound zip file, its own size: reading it says what is wrong. */
export function unpackedSize(bytes: Uint8Array): number {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes.length;
  try {
    return openZip(bytes).entries.reduce((sum, entry) => sum + entry.size, 0);
  } catch {
    return bytes.length;
  }
}
