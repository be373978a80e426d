'use client';

import { ExternalLink } from 'lucide-react';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { CONNECTIONS } from './connections-query.ts';
import { useConnectionsChange } from './use-connections-change.ts';

/** Takes an OpenRouter key, a new one or one in place of another; the server tests it before it saves it. */
export function KeyForm({
  replaces,
  hasName = false,
  onSaved,
  onCancel,
}: {
  /** The id of the connection whose key it takes the place of. */
  replaces?: string;
  /** Whether to ask for a name: where there are several. */
  hasName?: boolean;
  onSaved: () => void;
  onCancel?: () => void;
}) {
  const show = useConnectionsChange();
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async ({ key, name }) => {
    const path = replaces ? `${CONNECTIONS}/${replaces}` : `${CONNECTIONS}/keys`;
    const send = replaces ? api.patch<ConnectionSettings> : api.post<ConnectionSettings>;
    show(await send(path, { key, ...(name ? { name } : {}) }));
    onSaved();
    return undefined;
  });
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex max-w-lg flex-col gap-4">
      {hasName && (
        <Field label="Name" name="name" error={errorOf('name')} hint="To tell it from the others.">
          <Input placeholder="OpenRouter" autoComplete="off" maxLength={60} autoFocus />
        </Field>
      )}
      <Field
        label={replaces ? 'New OpenRouter key' : 'OpenRouter key'}
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
          autoFocus={replaces !== undefined}
          required
        />
      </Field>
      {formError && <ErrorNotice error={formError} title="The key was not saved" />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          {isPending ? 'Testing the key…' : replaces ? 'Test and replace' : 'Test and save'}
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
