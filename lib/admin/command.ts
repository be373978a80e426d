import type { Db } from '#db/client';

/** What the operator may do from a shell. `run` answers what `--json` prints; people get its lines of text. */
export type Command = {
  /** After `npm run admin --`, for people. */
  usage: string;
  /** The names of its options that take a value. */
  options: readonly string[];
  /** The names of its switches; one that was given reads 'true'. */
  flags?: readonly string[];
  run: (app: { db: Db }, given: Readonly<Record<string, string | undefined>>) => Promise<Done>;
};

export type Done = {
  answer: Record<string, unknown>;
  lines: readonly string[];
  /** The work was done, and what it found is bad: the program ends with 1. */
  isBad?: boolean;
};
