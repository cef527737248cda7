/** Opens a database, writes to it and reads it, says so, and stays: what a server looks like from outside. */
import { openDatabase } from "~/db/open-database.server";
import { write } from "~/db/write.server";

const [url = ""] = process.argv.slice(2);
const db = await openDatabase(url);
await write(db, (tx) => tx.setting.upsert({ where: { key: "held" }, create: { key: "held", value: "yes" }, update: {} }));
await db.read.setting.count();
console.log("open");
// As a server does, it keeps what it has open: what nobody names is closed when memory is tidied up.
setInterval(() => db.url, 1000);
