/** The passwords that people use most, as collected by zxcvbn from published leaks. */
let known: Promise<Set<string>> | undefined;

async function load(): Promise<Set<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"].map((password) => password.toLowerCase()));
}

/** All in small letters; read when first needed. */
export function commonPasswords(): Promise<Set<string>> {
  known ??= load();
  return known;
}
