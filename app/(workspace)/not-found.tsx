import { Page } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** Keeps the shell around what is not there. */
export default function WorkspaceNotFound() {
  return (
    <Page title="Not found">
      <EmptyState
        title="There is nothing here"
        action={
          <ButtonLink href="/chat" variant="primary">
            Start a chat
          </ButtonLink>
        }
      >
        It was deleted, the address is wrong, or it belongs to somebody who has not shared it with you.
      </EmptyState>
    </Page>
  );
}
