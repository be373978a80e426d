import { z } from 'zod';
import { resetPassword } from '#lib/auth/reset-password';
import { parseInput } from '#lib/parse-input';
import type { Command } from './command.ts';
import { toLines } from './create-member-command.ts';
import { makePassword } from './make-password.ts';

const Given = z.object({ email: z.string('name the e-mail address with --email'), password: z.string().optional() });

export const resetPasswordCommand: Command = {
  usage: 'reset-password --email E [--password P]',
  options: ['email', 'password'],
  run: async (app, given) => {
    const wanted = parseInput(Given, given);
    const password = wanted.password ?? makePassword();
    const { endedSessions, ...member } = await resetPassword(app, { email: wanted.email, password });
    const made = wanted.password === undefined ? { password } : {};
    const done = `${member.email} has a new password; ${endedSessions} open sessions were ended.`;
    return { answer: { ...member, endedSessions, ...made }, lines: toLines(done, made.password) };
  },
};
