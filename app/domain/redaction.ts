/** The event that says that the words of another were taken away by law: which one, and why. */

/** The field of such an event; its subject is that of the event redacted. */
export const REDACTION_FIELD = "redaction";

export type Redaction = { sequence: number; why: string };

export function redactionText({ sequence, why }: Redaction): string {
  return `${String(sequence)} ${why}`;
}

export function readRedaction(text: string | null): Redaction | null {
  const match = /^(\d{1,15}) ([\s\S]+)$/.exec(text ?? "");
  return match === null ? null : { sequence: Number(match[1]), why: match[2] ?? "" };
}
