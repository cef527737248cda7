/** What React renders, on its way to the reader. */
import { Transform } from "node:stream";

const PIECE_BYTES = 64 * 1024;

/**
 * React hands over 2 kB at a time; each piece that is passed on is compressed and sent by itself, so larger ones are quicker.
 *
 * A character of several bytes that does not fit into the end of such 2 kB goes into the next, and React 18 sends the gap before it as
 * zero bytes (react/react#24985, mended in 19), which a browser shows as �, even inside the field of a form. HTML has no use for zero
 * bytes, so they are left out.
 */
export function inLargePieces(): Transform {
  let held: Buffer[] = [];
  let size = 0;
  const take = (): Buffer => {
    const piece = Buffer.concat(held);
    held = [];
    size = 0;
    return piece;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const whole = chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk;
      held.push(Buffer.from(whole));
      size += whole.length;
      next(null, size < PIECE_BYTES ? undefined : take());
    },
    flush(next) {
      next(null, take());
    },
  });
}
