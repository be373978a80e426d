import type { Metadata } from 'next';
import { BarePage } from '@/components/shell/bare-page';
import { ButtonLink } from '@/components/ui/button-link';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <BarePage
      title="There is nothing here"
      action={
        <ButtonLink href="/chat" variant="primary" size="lg">
          Go to the chats
        </ButtonLink>
      }
    >
      The page was deleted, the address is wrong, or it belongs to somebody who has not shared it with you.
    </BarePage>
  );
}
