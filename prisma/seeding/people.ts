/** Puts the people of the demonstration in: their posts, roles, addresses, and who acts for whom. */
import { offerPeople } from "~/db/demonstration-mark.server";
import type { Db } from "~/db/open-database.server";
import { write, type Tx } from "~/db/write.server";
import { isTemporaryCode } from "~/domain/post";
import { delegations, observer, roles } from "../demonstration/roles";
import type { Demonstration } from "../demonstration/shape";
import { idOf, momentOf, personIdOf } from "./fixed";

/** Addresses end in a name that belongs to nobody. */
function emailOf(name: string, side: string): string {
  const domain = side === "force" ? "marchshire-police.example" : "marchshire-pcc.example";
  return `${personIdOf(name).replaceAll("-", ".")}@${domain}`;
}

async function grant(tx: Tx, at: string): Promise<void> {
  const people = await tx.person.findMany({ select: { id: true, name: true } });
  const idByName = new Map(people.map((person) => [person.name, person.id]));
  for (const { name, roles: held } of roles) {
    const personId = idByName.get(name);
    if (personId === undefined) continue;
    await tx.roleGrant.createMany({ data: held.map((role) => ({ id: idOf("role", `${name}/${role}`), personId, role, grantedAt: at, grantedBy: "Operator" })) });
  }
  await offerPeople(tx, roles.flatMap(({ name, offered }) => (offered === true ? (idByName.get(name) ?? []) : [])));
  for (const { kind, from, to, fromOn, how } of delegations) {
    const [fromPersonId, toPersonId] = [idByName.get(from), idByName.get(to)];
    if (fromPersonId === undefined || toPersonId === undefined) continue;
    await tx.delegation.create({ data: { id: idOf("delegation", `${from}/${to}`), fromPersonId, toPersonId, kind, fromOn, how, createdAt: at, createdBy: from } });
  }
}

async function addObserver(tx: Tx): Promise<void> {
  const { name, post, title, from } = observer;
  const id = personIdOf(name);
  await tx.person.create({ data: { id, name, side: "observer", email: emailOf(name, "opcc"), createdAt: momentOf(from) } });
  await tx.post.create({ data: { id: idOf("post", `${name}/${post}`), personId: id, code: post, title, fromOn: from } });
}

export async function seedPeople(tx: Tx, data: Demonstration): Promise<void> {
  const names = [...new Set(data.people.map((person) => person.name))];
  const begun = (name: string) => data.people.filter((person) => person.name === name).map(({ from }) => from).sort()[0] ?? data.today;
  const sideOf = (name: string) => data.people.find((person) => person.name === name)?.side ?? "force";
  await tx.person.createMany({
    data: names.map((name) => ({ id: personIdOf(name), name, side: sideOf(name), email: emailOf(name, sideOf(name)), createdAt: momentOf(begun(name)) })),
  });
  await tx.post.createMany({
    data: data.people.map(({ name, post, title, from, to }) => ({
      id: idOf("post", `${name}/${post}`), personId: personIdOf(name), code: post, title, fromOn: from, toOn: to ?? null, temporary: isTemporaryCode(post),
    })),
  });
  await addObserver(tx);
  await grant(tx, momentOf(data.today));
}

/** A demonstration filled by an earlier version has people without roles: nobody could sign in. */
export async function giveDemonstrationRoles(db: Db): Promise<void> {
  if ((await db.read.roleGrant.count()) > 0) return;
  await write(db, async (tx) => {
    if ((await tx.person.count({ where: { name: observer.name } })) === 0) await addObserver(tx);
    await grant(tx, momentOf("2022-05-23"));
  });
}
