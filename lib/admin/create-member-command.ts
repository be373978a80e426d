import { z } from 'zod';
import { createMember } from '#lib/auth/create-member';
import { parseInput } from '#lib/parse-input';
import type { Command } from './command.ts';
import { makePassword } from './make-password.ts';

const Given = z.object({
  email: z.string('name the e-mail address with --email'),
  name: z.string().optional(),
  role: z.enum(['owner', 'admin', 'member', 'viewer'], 'it is owner, admin, member or viewer').default('member'),
  password: z.string().optional(),
});

export const createMemberCommand: Command = {
  usage: 'create-member --email E [--name N] [--role owner|admin|member|viewer] [--password P]',
  options: ['email', 'name', 'role', 'password'],
  run: async (app, given) => {
    const { email, role, name = email.split('@')[0] ?? '', ...rest } = parseInput(Given, given);
    const password = rest.password ?? makePassword();
    const member = await createMember(app, role, { email, name, password });
    const made = rest.password === undefined ? { password } : {};
    return {
      answer: { ...member, ...made },
      lines: toLines(`${member.email} can sign in now, as ${role}.`, made.password),
    };
  },
};

export function toLines(done: string, password: string | undefined): string[] {
  return password === undefined ? [done] : [done, `Password, shown only now: ${password}`];
}
