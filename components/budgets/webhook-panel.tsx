'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AlertWebhook } from '#lib/budgets/alert-webhook';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { ErrorNotice } from '@/components/shell/error-notice';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { webhookQuery } from './budgets-query.ts';
import { SigningSecret } from './signing-secret.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** Where alerts go besides this page: one webhook, tested here. */
export function WebhookPanel() {
  const client = useQueryClient();
  const { data: webhook, isPending } = useQuery(webhookQuery);
  const [isEditing, setIsEditing] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  if (isPending) return null;
  const show = (next: AlertWebhook | null) => client.setQueryData(webhookQuery.queryKey, next);
  return (
    <section aria-labelledby="webhook">
      <h3 id="webhook" className="font-medium">
        Webhook
      </h3>
      <p className="mt-0.5 max-w-prose text-muted-foreground">
        Alerts are sent to this address as signed JSON, or as a message where it is Slack’s.
      </p>
      <div className="mt-4">
        {webhook && !isEditing ? (
          <SavedWebhook webhook={webhook} onReplace={() => setIsEditing(true)} onRemoved={() => show(null)} />
        ) : (
          <WebhookForm
            onSaved={(saved, signingSecret) => {
              show(saved);
              setSecret(saved.form === 'json' ? signingSecret : null);
              setIsEditing(false);
            }}
            {...(webhook ? { onCancel: () => setIsEditing(false) } : {})}
          />
        )}
        {secret && webhook && <SigningSecret secret={secret} onDone={() => setSecret(null)} />}
      </div>
    </section>
  );
}

function SavedWebhook({
  webhook,
  onReplace,
  onRemoved,
}: {
  webhook: AlertWebhook;
  onReplace: () => void;
  onRemoved: () => void;
}) {
  const [isRemoving, setIsRemoving] = useState(false);
  const test = useMutation<{ status: number }, ApiError>({ mutationFn: () => api.post('/api/budgets/webhook/test') });
  const remove = useMutation<void, ApiError>({
    mutationFn: () => api.delete('/api/budgets/webhook'),
    onSuccess: onRemoved,
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 break-all">
          <span className="font-mono text-sm">{webhook.masked}</span>{' '}
          <span className="text-muted-foreground">{webhook.form === 'slack' ? 'in Slack’s form' : 'as JSON'}</span>
        </p>
        <div className="flex gap-2">
          <Button isPending={test.isPending} onClick={() => test.mutate()}>
            {test.isPending ? 'Sending…' : 'Send a test'}
          </Button>
          <Button onClick={onReplace}>Replace</Button>
          <Button variant="danger-quiet" onClick={() => setIsRemoving(true)}>
            Remove
          </Button>
        </div>
      </div>
      <div role="status">
        {test.data && (
          <Notice tone="good" className="mt-4">
            The test arrived: the receiver answered {test.data.status}.
          </Notice>
        )}
      </div>
      {test.error && <ErrorNotice error={test.error} title="The test did not arrive" className="mt-4" />}
      <AlertDialog
        open={isRemoving}
        onOpenChange={setIsRemoving}
        title={`Remove the webhook ${webhook.masked}?`}
        description="Alerts are then shown in Parallax only. Those not sent yet are not sent any more."
        confirmLabel="Remove the webhook"
        onConfirm={() => remove.mutate()}
        isPending={remove.isPending}
        error={remove.error?.message ?? null}
      />
    </>
  );
}
