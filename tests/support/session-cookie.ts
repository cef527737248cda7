/** Signs somebody in without the sign-in page, for tests about other things. */
import { insertSession } from "~/db/sessions.server";
import { write } from "~/db/write.server";
import type { Db } from "~/db/open-database.server";
import { digestOf, newToken } from "~/identity/token.server";

/** The value of the Cookie header of a browser in which that person is signed in. */
export async function sessionCookie(db: Db, personId: string, now: string): Promise<string> {
  const token = newToken();
  await write(db, (tx) => insertSession(tx, { id: digestOf(token), personId, means: "password", now }));
  return `session=${Buffer.from(JSON.stringify(token)).toString("base64")}`;
}
