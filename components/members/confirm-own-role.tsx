import type { Role } from '#lib/auth/principal';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { ROLE_NOUNS, ROLE_WORDS } from './role-words.ts';

/** Asks before somebody takes something away from themselves, which only others can give back. */
export function ConfirmOwnRole({
  role,
  isPending,
  onConfirm,
  onClose,
}: {
  role: Role;
  isPending: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const noun = ROLE_NOUNS[role];
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Become ${noun} yourself?`}
      description={`${ROLE_WORDS[role]} Only somebody else can give you your role back.`}
      confirmLabel={`Become ${noun}`}
      onConfirm={onConfirm}
      isPending={isPending}
    />
  );
}
