import { SquarePen } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';

/** Begins anew, within a thumb's reach on a phone, where the sidebar is put away. */
export function NewChatLink({ kind }: { kind: 'chat' | 'compare' }) {
  const label = kind === 'chat' ? 'New chat' : 'New comparison';
  return (
    <ButtonLink href={`/${kind}`} variant="ghost" size="icon" aria-label={label} data-tip={label} className="md:hidden">
      <SquarePen aria-hidden />
    </ButtonLink>
  );
}
