import { expect, it } from 'vitest';
import { toQuote } from './to-quote.ts';

it('puts a mark before each line and room for the answer behind them', () => {
  expect(toQuote('  One\n\nTwo  ')).toBe('> One\n>\n> Two\n\n');
});
