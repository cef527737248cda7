/** Which passwords are taken: long ones that are not among those everybody tries first. No rules about kinds of characters. */
import { done, refuse, type Done } from "~/domain/problem";

export const SHORTEST_PASSWORD = 12;
/** In characters; keeps the cost of hashing bounded. */
export const LONGEST_PASSWORD = 200;

/** One person's two keyboards may write the same letter in two ways. */
export function normalPassword(text: string): string {
  return text.normalize("NFKC");
}

/** "passwordpassword" → "password". */
function repeatedPart(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const part = text.slice(0, length);
    if (text.length % length === 0 && part.repeat(text.length / length) === text) return part;
  }
  return text;
}

type About = {
  /** True for one of the passwords most used, in small letters. */
  isCommon: (password: string) => boolean;
  /** What others know of the person: name, e-mail address. */
  own: readonly string[];
};

/** The password as it is to be hashed. */
export function checkPassword(typed: string, { isCommon, own }: About): Done<string> {
  const password = normalPassword(typed);
  const length = [...password].length;
  const field = "password";
  if (length < SHORTEST_PASSWORD) return refuse("invalid", `The password has ${length} characters. Choose one of ${SHORTEST_PASSWORD} or more; three or four words together are good.`, { field });
  if (length > LONGEST_PASSWORD) return refuse("invalid", `The password is longer than ${LONGEST_PASSWORD} characters. Choose a shorter one.`, { field });
  const small = password.toLowerCase();
  const part = repeatedPart(small);
  if (isCommon(small) || isCommon(part) || part.length < 4) return refuse("invalid", "That password is one of those tried first by anybody who guesses. Choose another one.", { field });
  const squeezed = small.replace(/\s+/g, "");
  if (own.some((each) => each.trim() !== "" && each.toLowerCase().replace(/\s+/g, "") === squeezed)) {
    return refuse("invalid", "That password is your own name or address. Choose another one.", { field });
  }
  return done(password);
}
