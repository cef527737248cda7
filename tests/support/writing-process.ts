/** One of several processes that write to one file at once; prints what it was told is stored. */
import { openDatabase } from "~/db/open-database.server";
import { write } from "~/db/write.server";

const [url = "", name = "", jobsText = "0"] = process.argv.slice(2);
const db = await openDatabase(url);

/** The same numbers for the same name: a run that failed can be run again. */
function dice(text: string): () => number {
  let state = [...text].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const random = dice(name);
const seen = { acknowledged: 0, takenBack: 0, refused: [] as string[], wentBack: 0, lastRead: 0 };

async function counter(reader: { setting: typeof db.read.setting }): Promise<number> {
  return Number((await reader.setting.findUnique({ where: { key: "counter" } }))?.value ?? 0);
}

async function addOne(rollBack: boolean): Promise<void> {
  await write(db, async (tx) => {
    const value = String((await counter(tx)) + 1);
    await new Promise((resume) => setTimeout(resume, random() * 4));
    await tx.setting.upsert({ where: { key: "counter" }, create: { key: "counter", value }, update: { value } });
    if (rollBack) throw new Error("taken back");
  });
}

async function job(): Promise<void> {
  const rollBack = random() < 0.25;
  try {
    await addOne(rollBack);
    seen.acknowledged += 1;
  } catch (error) {
    if (error instanceof Error && error.message === "taken back") seen.takenBack += 1;
    else seen.refused.push(String(error));
  }
}

async function look(): Promise<void> {
  const now = await counter(db.read);
  if (now < seen.lastRead) seen.wentBack += 1;
  seen.lastRead = now;
}

for (let left = Number(jobsText); left > 0; left -= 3) {
  await Promise.all([job(), job(), job()].slice(0, left).concat(look()));
  await look();
}
await db.close();
console.log(JSON.stringify(seen));
