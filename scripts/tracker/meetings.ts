/** `tracker meetings`: every meeting, as a table for people or as JSON for programs. */
import { parseArgs } from "node:util";
import { meetingsJson } from "~/domain/meeting/meetings-json";
import { meetingsList } from "~/queries/meetings-list.server";
import type { TrackerCommand } from "./command";
import { textTable } from "./text-table";

export const meetings: TrackerCommand = {
  name: "meetings",
  summary: "Lists the meetings, with who attended and what was announced as the next.",
  help: `Usage: npm run -s tracker -- meetings [--json]

Lists every meeting in the order in which they take place.

  --json   One JSON array with all that is known of each meeting, for other programs.
  --as EMAIL Does it as that person: only what they may do is done.
  --help   This text.`,

  run: async (args, io) => {
    const { values } = parseArgs({ args, options: { json: { type: "boolean", default: false } } });
    const opened = await io.withDatabase(meetingsList);
    const read = opened.ok ? opened.value : opened;
    if (!read.ok) {
      io.err(read.problem.message);
      return 1;
    }
    const listed = meetingsJson(read.value);
    if (values.json) io.out(`${JSON.stringify(listed, null, 2)}\n`);
    else if (listed.length === 0) io.out("There are no meetings yet. Take in the notes of one: npm run -s tracker -- import FILE\n");
    else io.out(`${textTable(["Reference", "Date", "Time", "Kind", "State", "Attended", "Title"], listed.map((each) => [each.reference, each.date, each.time ?? "", each.kind, each.state, String(each.attendance.filter(({ presence }) => presence === "present").length), each.title]))}\n`);
    return 0;
  },
};
