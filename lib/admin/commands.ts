import { backupCommand } from './backup-command.ts';
import type { Command } from './command.ts';
import { createKeyCommand } from './create-key-command.ts';
import { createMemberCommand } from './create-member-command.ts';
import { resetPasswordCommand } from './reset-password-command.ts';
import { restoreCommand } from './restore-command.ts';
import { rotateSecretCommand } from './rotate-secret-command.ts';
import { verifyAuditCommand } from './verify-audit-command.ts';
import { verifyLedgerCommand } from './verify-ledger-command.ts';

/** Everything that `npm run admin` knows, by name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  backup: backupCommand,
  'create-key': createKeyCommand,
  'create-member': createMemberCommand,
  'reset-password': resetPasswordCommand,
  restore: restoreCommand,
  'rotate-secret': rotateSecretCommand,
  'verify-audit': verifyAuditCommand,
  'verify-ledger': verifyLedgerCommand,
};
