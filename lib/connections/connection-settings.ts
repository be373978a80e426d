/** What an upstream says of a key. Dollars are decimal strings; null is without a limit, or not told. */
export type KeyAccount = {
  readonly label: string | null;
  readonly limitUsd: string | null;
  readonly usageUsd: string | null;
  readonly remainingUsd: string | null;
  readonly isFreeTier: boolean | null;
  /** What the account has bought and used; null where the key may not ask. */
  readonly credits: { readonly boughtUsd: string; readonly usedUsd: string } | null;
  readonly checkedAt: number;
};

/** The connection as the settings page shows it; the key itself never leaves the server. */
export type ConnectionSettings = {
  readonly kind: 'openrouter' | 'sandbox';
  readonly name: string;
  readonly isSimulated: boolean;
  /** Where the key came from; one from the environment can be replaced here, not removed. */
  readonly source: 'saved' | 'environment' | 'sandbox';
  readonly keyLast4: string | null;
  readonly state: 'active' | 'invalid';
  readonly invalidSince: number | null;
  readonly account: KeyAccount | null;
};
