import type { KeyAccount, LastError, ServerModel } from './connection.ts';

type Health = {
  readonly id: string;
  readonly name: string;
  /** Null without a key, and where the saved one is shut. */
  readonly keyLast4: string | null;
  readonly state: 'active' | 'invalid';
  readonly invalidSince: number | null;
  /** The saved key cannot be opened, because the secret it was sealed with is gone: it has to be entered again. */
  readonly isShut: boolean;
  readonly lastError: LastError | null;
};

/** An OpenRouter key as the settings page shows it; the key itself never leaves the server. */
export type KeySettings = Health & {
  /** Where it came from; one from the environment is its operator's to remove. */
  readonly source: 'saved' | 'environment';
  /** Whether calls are made with it now: the first in order that is not refused. */
  readonly isCurrent: boolean;
  readonly account: KeyAccount | null;
};

export type ServerSettings = Health & {
  readonly slug: string;
  readonly baseUrl: string;
  readonly models: readonly ServerModel[];
  readonly fetchedAt: number | null;
};

/** Every upstream that calls can go to. `isSimulated`: there is no OpenRouter key, so the sandbox answers for its models. */
export type ConnectionSettings = {
  readonly isSimulated: boolean;
  readonly keys: readonly KeySettings[];
  readonly servers: readonly ServerSettings[];
};
