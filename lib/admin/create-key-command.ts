import { z } from 'zod';
import { findAccount } from '#lib/auth/find-account';
import { createKey } from '#lib/keys/create-key';
import { parseInput } from '#lib/parse-input';
import type { Command } from './command.ts';

const Given = z.object({
  name: z.string('say what the key is for with --name'),
  management: z.literal('true').optional(),
  member: z.string().optional(),
});

export const createKeyCommand: Command = {
  usage: 'create-key --name N [--management] [--member EMAIL]',
  options: ['name', 'member'],
  flags: ['management'],
  run: async (app, given) => {
    const { name, management, member } = parseInput(Given, given);
    const maker = await findAccount(app, member);
    const { key, view } = await createKey(
      app,
      { ...maker, via: { kind: 'cli' } },
      { name, isManagement: management === 'true' },
    );
    return {
      answer: { key, id: view.id },
      lines: [`“${view.name}” works now and belongs to ${maker.email}.`, `Key, shown only now: ${key}`],
    };
  },
};
