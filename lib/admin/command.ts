import type { Db } from '#db/client';
import type { Env } from '#lib/env';

/** Where a command works, and the secrets that it was given. */
export type Place = {
  /** The data folder, in full. */
  readonly folder: string;
  readonly env: Pick<Env, 'PARALLAX_SECRET' | 'PARALLAX_SECRET_FILE' | 'PARALLAX_NEW_SECRET'>;
};

type Given = Readonly<Record<string, string | undefined>>;

/** What the operator may do from a shell. It answers what `--json` prints; people get its lines of text. */
export type Command = {
  /** After `npm run admin --`, for people. */
  usage: string;
  /** The names of its options that take a value. */
  options: readonly string[];
  /** The names of its switches; one that was given reads 'true'. */
  flags?: readonly string[];
  /** The name of what it takes without a name. */
  argument?: string;
} & (
  | {
      /** Works on a database that a server may be serving meanwhile. */
      run: (app: Place & { readonly db: Db }, given: Given) => Promise<Done>;
    }
  | {
      /** Works where no server may be: opens and locks what it needs itself. */
      runAlone: (place: Place, given: Given) => Promise<Done>;
    }
);

export type Done = {
  answer: Record<string, unknown>;
  lines: readonly string[];
  /** The work was done, and what it found is bad: the program ends with 1. */
  isBad?: boolean;
};
