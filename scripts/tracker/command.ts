/** What a command of the command line is, and what it is given to work with. */
import type { Ctx } from "~/db/ctx.server";
import type { Done } from "~/domain/problem";

/** 0: all was taken. 1: something was refused or held back. 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

export type TrackerIo = {
  /** To stdout: what was asked for, and with --json nothing but the JSON. */
  out: (text: string) => void;
  /** To stderr, as a line: everything else. */
  err: (line: string) => void;
  /** The absolute path of a file named by the person at the keyboard, from the folder they are in. */
  fileAt: (name: string) => string;
  /** The absolute path of the database, and whether it is the demonstration's. */
  databaseFile: string;
  demonstration: boolean;
  /** Opens the database (made and migrated where it is missing), and closes it after the work. Refusals are those of opening, and that there is no such person to do it. */
  withDatabase: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<Done<T>>;
  /** Says what is wrong with the way the command was called. */
  usage: (sentence: string) => ExitCode;
};

/** `run` may let parseArgs throw: that is wrong usage. */
export type TrackerCommand = {
  name: string;
  summary: string;
  help: string;
  /** It concerns the machine or both sides’ data at once, so it is not done in a person’s name. */
  operatorOnly?: boolean;
  run: (args: string[], io: TrackerIo) => Promise<ExitCode>;
};
