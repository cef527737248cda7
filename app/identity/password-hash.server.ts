/** Passwords as they are kept: argon2id with a salt of its own for each. */
import { hash, verify } from "@node-rs/argon2";
import { normalPassword } from "~/domain/password";

/** argon2id, which the package numbers 2, with 19 MiB, two passes, one lane: the choice OWASP names. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), cost);
}

let spare: Promise<string> | undefined;

/** False also where there is nothing to compare with, after the same work: how long it takes does not tell whether an account is there. */
export async function passwordMatches(kept: string | null, typed: string): Promise<boolean> {
  if (typed.length > 1000) return false;
  spare ??= hashPassword("a password that belongs to no account");
  const matches = await verify(kept ?? (await spare), normalPassword(typed));
  return matches && kept !== null;
}
