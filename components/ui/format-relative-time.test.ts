import { describe, expect, it } from 'vitest';
import { formatRelativeTime } from './format-relative-time.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;

describe('formatRelativeTime', () => {
  it.each([
    [0, 'just now'],
    [-5000, 'just now'],
    [44_000, 'just now'],
    [50_000, '50 s ago'],
    [MINUTE, '1 min ago'],
    [59 * MINUTE, '59 min ago'],
    [3 * 60 * MINUTE, '3 h ago'],
    [2 * 1440 * MINUTE, '2 d ago'],
    [8 * 1440 * MINUTE, '15 Nov'],
    [400 * 1440 * MINUTE, '19 Oct 2025'],
  ])('%i ms before now is %s', (ago, shown) => {
    expect(formatRelativeTime(NOW - ago, NOW)).toBe(shown);
  });
});
