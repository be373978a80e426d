import { z } from 'zod';
import { AppError } from '#lib/errors';
import type { SpendGrain } from './spend.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_DAYS = 3660;
const MOST_HOURLY_DAYS = 31;

/** A UTC day: `2026-11-23`. */
export const UtcDay = z.iso.date();

/** An instant range, `endsAt` excluded. */
export type SpendRange = { readonly startsAt: number; readonly endsAt: number };

/**
 * The range of the UTC days `from` to `to`, both included.
 * @throws AppError invalid_request: `to` before `from`, or more than ten years.
 */
export function toRange(from: string, to: string): SpendRange {
  const startsAt = Date.parse(`${from}T00:00:00Z`);
  const endsAt = Date.parse(`${to}T00:00:00Z`) + DAY_MS;
  if (endsAt <= startsAt) throw new AppError('invalid_request', 'The range ends before it starts.', { field: 'to' });
  if (endsAt - startsAt > MOST_DAYS * DAY_MS) {
    throw new AppError('invalid_request', 'The range is longer than ten years.', { field: 'from' });
  }
  return { startsAt, endsAt };
}

/** The range of equal length just before; of a range that is not over at `now`, as much as has begun, to the hour. */
export function rangeBefore({ startsAt, endsAt }: SpendRange, now: number): SpendRange {
  const begunHours = Math.ceil(now / HOUR_MS) * HOUR_MS;
  const begunMs = Math.max(HOUR_MS, Math.min(endsAt, begunHours) - startsAt);
  const previousStartsAt = startsAt - (endsAt - startsAt);
  return { startsAt: previousStartsAt, endsAt: previousStartsAt + begunMs };
}

/** The starts of the range's buckets, oldest first. The first month may begin before the range does. */
export function bucketsOf({ startsAt, endsAt }: SpendRange, grain: SpendGrain): number[] {
  const starts: number[] = [];
  for (let at = firstBucket(startsAt, grain); at < endsAt; at = nextBucket(at, grain)) starts.push(at);
  return starts;
}

/** @throws AppError invalid_request: more hours than a chart can show. */
export function requireGrain({ startsAt, endsAt }: SpendRange, grain: SpendGrain): void {
  if (grain === 'hour' && endsAt - startsAt > MOST_HOURLY_DAYS * DAY_MS) {
    throw new AppError('invalid_request', `Hours are shown for up to ${MOST_HOURLY_DAYS} days.`, { field: 'grain' });
  }
}

function firstBucket(startsAt: number, grain: SpendGrain): number {
  const day = new Date(startsAt);
  return grain === 'month' ? Date.UTC(day.getUTCFullYear(), day.getUTCMonth()) : startsAt;
}

function nextBucket(at: number, grain: SpendGrain): number {
  if (grain === 'hour') return at + HOUR_MS;
  if (grain === 'day') return at + DAY_MS;
  const day = new Date(at);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1);
}
