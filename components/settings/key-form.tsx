'use client';

import { ExternalLink } from 'lucide-react';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { PasswordInput } from '@/components/ui/password-input';
import { useConnectionChange } from './use-connection-change.ts';

/** Takes an OpenRouter key; the server tests it before it saves it. */
export function KeyForm({
  isReplacement,
  onSaved,
  onCancel,
}: {
  isReplacement: boolean;
  onSaved: () => void;
  onCancel?: () => void;
}) {
  const show = useConnectionChange();
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async ({ key }) => {
    show(await api.put<ConnectionSettings>('/api/settings/connection', { key }));
    onSaved();
    return undefined;
  });
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex max-w-lg flex-col gap-4">
      <Field
        label={isReplacement ? 'New OpenRouter key' : 'OpenRouter key'}
        name="key"
        error={errorOf('key')}
        hint="Tested before it is saved, then sealed on this server. Nobody can read it back."
        aside={
          <a
            href="https://openrouter.ai/settings/keys"
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 rounded-xs text-accent-text underline-offset-3 hover:underline"
          >
            Make one at OpenRouter <ExternalLink aria-hidden className="size-3" />
          </a>
        }
      >
        <PasswordInput
          size="lg"
          isMono
          placeholder="sk-or-…"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus={isReplacement}
          required
        />
      </Field>
      {formError && <ErrorNotice error={formError} title="The key was not saved" />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          {isPending ? 'Testing the key…' : isReplacement ? 'Test and replace' : 'Test and save'}
        </Button>
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
