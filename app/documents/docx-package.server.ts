/** The parts of a Word file that would bear the moment of the machine: its properties and the times in its zip. */
import type { Instant } from "~/domain/calendar-date";
import { normaliseText } from "~/domain/text";

type Core = { title: string; subject: string; creator: string; keywords: string; language: string; madeAt: Instant };

function escaped(text: string): string {
  return normaliseText(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** docProps/core.xml by the program’s clock, with the language of the document. */
export function coreProperties({ title, subject, creator, keywords, language, madeAt }: Core): string {
  const moment = `${madeAt.slice(0, 19)}Z`;
  const dated = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`,
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>${escaped(creator)}</dc:creator><cp:keywords>${escaped(keywords)}</cp:keywords>`,
    `<cp:lastModifiedBy>${escaped(creator)}</cp:lastModifiedBy>${dated("created")}${dated("modified")}<dc:language>${escaped(language)}</dc:language></cp:coreProperties>`,
  ].join("");
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_RECORD = 0x02014b50;
const END = 0x06054b50;

/** The zip with `at` (as UTC) as the time of every part, in place of the machine’s. */
export function withMoment(zip: Buffer, at: Instant): Buffer {
  const bytes = Buffer.from(zip);
  const moment = new Date(at);
  const date = ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== END) throw new Error("The packed document does not end like a zip file.");
  let record = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = bytes.readUInt32LE(record + 42);
    if (bytes.readUInt32LE(record) !== DIRECTORY_RECORD || bytes.readUInt32LE(local) !== LOCAL_HEADER) throw new Error("The directory of the packed document is not where it says.");
    for (const at of [record + 12, local + 10]) {
      bytes.writeUInt16LE(time, at);
      bytes.writeUInt16LE(date, at + 2);
    }
    record += 46 + bytes.readUInt16LE(record + 28) + bytes.readUInt16LE(record + 30) + bytes.readUInt16LE(record + 32);
  }
  return bytes;
}
