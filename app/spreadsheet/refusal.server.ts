/** Lets code deep inside the reading of a file give up with a sentence, which comes out at the top as a value. */
import { done, refuse, type Done, type ProblemKind } from "~/domain/problem";

type Refusal = Error & { refusal: ProblemKind };

export function giveUp(kind: ProblemKind, message: string): never {
  throw Object.assign(new Error(message), { refusal: kind }) satisfies Refusal;
}

/** `what` completes the sentence "The file is damaged: …". */
export function damaged(what: string): never {
  return giveUp(
    "invalid",
    `The file is damaged: ${what}. Open it in Excel, save it again as an Excel workbook (.xlsx) and use that copy; if it does not open there, ask for it to be sent again.`,
  );
}

/** Says a refusal in other words. */
export function inWords<T>(read: () => T, words: (message: string) => string): T {
  try {
    return read();
  } catch (error) {
    if (isRefusal(error)) giveUp(error.refusal, words(error.message));
    throw error;
  }
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && "refusal" in error;
}

export function orRefusal<T>(read: () => T): Done<T> {
  try {
    return done(read());
  } catch (error) {
    if (isRefusal(error)) return refuse(error.refusal, error.message);
    throw error;
  }
}
