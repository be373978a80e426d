/** What a key spent: exact decimal dollars of the calls whose cost is final, in UTC periods up to now. */
export type KeySpend = {
  dayUsd: string;
  /** From Monday. */
  weekUsd: string;
  monthUsd: string;
  everUsd: string;
  /** Today and the 29 days before. */
  last30Usd: string;
  last30Calls: number;
};

export const NO_SPEND: KeySpend = {
  dayUsd: '0',
  weekUsd: '0',
  monthUsd: '0',
  everUsd: '0',
  last30Usd: '0',
  last30Calls: 0,
};
