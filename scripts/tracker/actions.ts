/** `tracker actions`: the action log, as a table for people or as JSON for programs. */
import { parseArgs } from "node:util";
import { actionsJson } from "~/domain/action/actions-json";
import { actionsList } from "~/queries/meetings-list.server";
import type { TrackerCommand } from "./command";
import { textTable } from "./text-table";

export const actions: TrackerCommand = {
  name: "actions",
  summary: "Lists the actions with their owners, when they are due and how they ended.",
  help: `Usage: npm run -s tracker -- actions [--open] [--json]

Lists every action in the order of references, those that have ended too.

  --open   Only those that are open.
  --json   One JSON array with all that is known of each action, for other programs.
  --as EMAIL Does it as that person: only what they may do is done.
  --help   This text.`,

  run: async (args, io) => {
    const { values } = parseArgs({ args, options: { open: { type: "boolean", default: false }, json: { type: "boolean", default: false } } });
    const opened = await io.withDatabase(actionsList);
    const read = opened.ok ? opened.value : opened;
    if (!read.ok) {
      io.err(read.problem.message);
      return 1;
    }
    const { actions: all, meetings, references, createdOn } = read.value;
    const listed = actionsJson(all, { meetings, findingReference: (id) => references.get(id) ?? null, createdOn }).filter(({ state }) => !values.open || state === "open");
    if (values.json) io.out(`${JSON.stringify(listed, null, 2)}\n`);
    else if (listed.length === 0) io.out(values.open ? "There are no open actions.\n" : "There are no actions yet.\n");
    else io.out(`${textTable(["Reference", "State", "Owners", "Due", "Meeting", "Finding", "Action"], listed.map((each) => [each.reference, each.state, each.owners.join(", "), each.due ?? "", each.meeting ?? "", each.finding ?? "", each.text]))}\n`);
    return 0;
  },
};
