/** Fills an empty database with the demonstration, in the order in which its things happened, so that its history is one too. */
import type { Db } from "~/db/open-database.server";
import { write } from "~/db/write.server";
import { done, refuse, type Done } from "~/domain/problem";
import { markAsDemonstration } from "~/db/demonstration-mark.server";
import { settingKeys } from "~/db/settings.server";
import { demonstration } from "./demonstration/index";
import { cyclesHappen, seedCycles } from "./seeding/cycles";
import { entriesHappen } from "./seeding/entries";
import { findingsHappen } from "./seeding/findings";
import { ctxAt } from "./seeding/fixed";
import { meetingsHappen } from "./seeding/meetings";
import { notesHappen } from "./seeding/notes";
import { seedPeople } from "./seeding/people";

/** The first finding is F-0101. */
const NUMBERS_BEFORE = 100;

/** Refuses where there is a finding already: what an office wrote is never mixed with it. */
export function seedDemonstration(db: Db): Promise<Done<true>> {
  const data = demonstration;
  return write(
    db,
    async (tx): Promise<Done<true>> => {
      if ((await tx.finding.count()) > 0) {
        return refuse("refused", "This database has findings already, so the demonstration was not added. Name another file in DATABASE_URL.");
      }
      await tx.setting.createMany({
        data: [
          { key: settingKeys.forceName, value: data.force },
          { key: settingKeys.officeName, value: data.office },
        ],
      });
      await tx.counter.create({ data: { series: "finding", last: NUMBERS_BEFORE } });
      await markAsDemonstration(tx);
      await seedPeople(tx, data);
      await seedCycles(tx, data);

      const happenings = [...cyclesHappen(tx, data), ...findingsHappen(tx, data), ...entriesHappen(tx, data), ...meetingsHappen(tx, data), ...notesHappen(tx, data)];
      const inOrder = [...happenings].sort((a, b) => (a.date === b.date ? a.order - b.order : a.date < b.date ? -1 : 1));
      for (const [index, { date, happen }] of inOrder.entries()) await happen(ctxAt(db, data.today, date, String(index)));
      return done(true);
    },
    { timeoutMs: 120_000 },
  );
}
