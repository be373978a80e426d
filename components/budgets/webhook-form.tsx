'use client';

import { useState } from 'react';
import type { AlertWebhook } from '#lib/budgets/alert-webhook';
import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { PasswordInput } from '@/components/ui/password-input';
import { Select } from '@/components/ui/select';

type Form = 'auto' | AlertWebhook['form'];

const FORMS = [
  { value: 'auto', label: 'Automatic' },
  { value: 'json', label: 'JSON' },
  { value: 'slack', label: 'Slack' },
] as const;

/** Takes the address that alerts go to. */
export function WebhookForm({
  onSaved,
  onCancel,
}: {
  onSaved: (webhook: AlertWebhook, signingSecret: string) => void;
  onCancel?: () => void;
}) {
  const [form, setForm] = useState<Form>('auto');
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async ({ url }) => {
    const saved = await api.put<{ webhook: AlertWebhook; signingSecret: string }>('/api/budgets/webhook', {
      url,
      ...(form === 'auto' ? {} : { form }),
    });
    onSaved(saved.webhook, saved.signingSecret);
    return undefined;
  });
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex max-w-lg flex-col gap-4">
      <Field
        label="Address"
        name="url"
        error={errorOf('url')}
        hint="Sealed on this server and never shown whole again: whoever knows it can write there."
      >
        <PasswordInput isMono placeholder="https://hooks.slack.com/services/…" autoComplete="off" spellCheck={false} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Select label="Form of the message" value={form} onValueChange={setForm} options={FORMS} className="w-32" />
        <Button type="submit" isPending={isPending}>
          Save the webhook
        </Button>
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
      {formError && <ErrorNotice error={formError} title="The webhook was not saved" />}
    </form>
  );
}
