/** The commands of the command line, in the order of its overview. */
import type { TrackerCommand } from "./command";
import { actions } from "./actions";
import { backup } from "./backup";
import { digest } from "./digest";
import { exportCommand } from "./export";
import { fillCommand } from "./fill";
import { importFile } from "./import";
import { list } from "./list";
import { meetings } from "./meetings";
import { notes } from "./notes";
import { pack } from "./pack";
import { redact } from "./redact";
import { restore } from "./restore";
import { undoImportCommand } from "./undo-import";
import { verify } from "./verify";

export const COMMANDS: readonly TrackerCommand[] = [list, meetings, actions, notes, pack, importFile, undoImportCommand, exportCommand, fillCommand, verify, redact, backup, restore, digest];
