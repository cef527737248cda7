/** A new password, checked against the rules and hashed. */
import { checkPassword } from "~/domain/password";
import { done, type Done } from "~/domain/problem";
import { commonPasswords } from "~/identity/common-passwords.server";
import { hashPassword } from "~/identity/password-hash.server";

/** `own` is what others know of the person. */
export async function checkedPassword(typed: string, own: readonly (string | null)[]): Promise<Done<string>> {
  const common = await commonPasswords();
  const known = own.flatMap((each) => (each === null ? [] : [each, each.split("@")[0] ?? each]));
  const checked = checkPassword(typed, { isCommon: (password) => common.has(password), own: known });
  return checked.ok ? done(await hashPassword(checked.value)) : checked;
}
