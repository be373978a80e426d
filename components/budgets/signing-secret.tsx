import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** What a webhook's messages are signed with, shown this once. */
export function SigningSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <Notice
      className="mt-4"
      title="Copy the signing secret now"
      action={
        <Button size="sm" onClick={onDone}>
          I saved it
        </Button>
      }
    >
      By it the receiver knows that a message is from here (Standard Webhooks, HMAC-SHA256). It is not shown again.
      <code className="mt-1.5 block select-all break-all font-mono text-foreground text-sm">{secret}</code>
    </Notice>
  );
}
