import { z } from 'zod';

export const PERIODS = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

const Limit = {
  /** Dollars; null takes the limit away. */
  limit: z.number().min(0).max(9_000_000).nullish(),
  limit_reset: z.enum(['daily', 'weekly', 'monthly']).nullish(),
  include_byok_in_limit: z.boolean().optional(),
};

export type LimitFields = { limit?: number | null | undefined; limit_reset?: keyof typeof PERIODS | null | undefined };

export const NewKey = z.object({
  name: z.string().min(1).max(100),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
  ...Limit,
});
export const KeyPatch = z.object({
  name: z.string().min(1).max(100).optional(),
  disabled: z.boolean().optional(),
  ...Limit,
});
export const KeysQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  include_disabled: z.stringbool().default(false),
});
