import { verifyLedger } from '#lib/spend/verify-ledger';
import type { Command } from './command.ts';

const MOST_LINES = 100;

export const verifyLedgerCommand: Command = {
  usage: 'verify-ledger',
  options: [],
  run: async ({ db }) => {
    const verdict = await verifyLedger(db);
    const { differences, calls, rollupRows } = verdict;
    const lines = differences.map(
      ({ where, column, found, expected }) =>
        `${where}: ${column} is ${found ?? 'missing'}, should be ${expected ?? 'absent'}`,
    );
    const looked = `${calls} calls and ${rollupRows} rollup rows looked at`;
    return {
      answer: verdict,
      lines:
        lines.length === 0
          ? [`The ledger agrees with itself: ${looked}.`]
          : [...lines.slice(0, MOST_LINES), `Differences: ${lines.length}, ${looked}. --json prints them all.`],
      isBad: lines.length > 0,
    };
  },
};
