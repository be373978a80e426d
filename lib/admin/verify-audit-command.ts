import { z } from 'zod';
import { verifyAudit } from '#lib/audit/verify-audit';
import { parseInput } from '#lib/parse-input';
import type { Command } from './command.ts';

const Given = z.object({
  known: z
    .string()
    .regex(/^\d+:[0-9a-f]{64}$/, 'give what an earlier run printed, such as 412:ab12…')
    .transform((text) => {
      const [number = '', hash = ''] = text.split(':');
      return { number: Number(number), hash };
    })
    .optional(),
});

export const verifyAuditCommand: Command = {
  usage: 'verify-audit [--known NUMBER:HASH]',
  options: ['known'],
  run: async ({ db }, given) => {
    const verdict = verifyAudit(db, parseInput(Given, given).known);
    const { broken, entries, head } = verdict;
    const lines = broken
      ? [`The audit log is broken at entry ${broken.number}: ${broken.why}.`]
      : [
          `The audit log is whole: ${entries} entries looked at.`,
          ...(entries > 0
            ? [`Newest: ${head}`, 'Noted elsewhere and given as --known, it shows that none before it was rewritten.']
            : []),
        ];
    return { answer: verdict, lines, isBad: broken !== null };
  },
};
