import type { KeyAccount } from './connection-settings.ts';

/** An upstream, ready to be called. `baseUrl` ends in `/api/v1` without a slash after it. Never log or return `apiKey`. */
export type Connection = {
  readonly id: string;
  readonly kind: 'openrouter' | 'sandbox';
  readonly name: string;
  readonly baseUrl: string;
  readonly apiKey: string;
};

/** A connection with what is known of its key. `invalidSince` is set from an upstream's 401 until the key proves good again. */
export type ConnectionStatus = {
  readonly connection: Connection;
  readonly source: 'saved' | 'environment' | 'sandbox';
  readonly invalidSince: number | null;
  /** What the upstream last said of the key; null before it was asked. */
  readonly account: KeyAccount | null;
};
