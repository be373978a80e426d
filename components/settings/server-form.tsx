'use client';

import type { ConnectionSettings, ServerSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { CONNECTIONS } from './connections-query.ts';
import { useConnectionsChange } from './use-connections-change.ts';

/** Adds a server, or changes one: its prefix stays, and another address forgets the key. */
export function ServerForm({
  server,
  onSaved,
  onCancel,
}: {
  server?: ServerSettings;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const show = useConnectionsChange();
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async ({ name, slug, baseUrl, key }) => {
    const typed = { name, baseUrl, ...(key ? { key } : {}) };
    show(
      server
        ? await api.patch<ConnectionSettings>(`${CONNECTIONS}/${server.id}`, typed)
        : await api.post<ConnectionSettings>(`${CONNECTIONS}/servers`, { ...typed, slug }),
    );
    onSaved();
    return undefined;
  });
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex max-w-lg flex-col gap-4">
      <div className="flex flex-col gap-4 sm:flex-row">
        <Field label="Name" name="name" error={errorOf('name')} className="sm:flex-1">
          <Input
            placeholder="Ollama"
            defaultValue={server?.name}
            autoComplete="off"
            maxLength={60}
            autoFocus
            required
          />
        </Field>
        {!server && (
          <Field
            label="Prefix"
            name="slug"
            error={errorOf('slug')}
            hint="Its models are named prefix/model."
            className="sm:flex-1"
          >
            <Input isMono placeholder="local" autoComplete="off" autoCapitalize="off" spellCheck={false} required />
          </Field>
        )}
      </div>
      <Field
        label="Base URL"
        name="baseUrl"
        error={errorOf('baseUrl')}
        hint={
          server?.keyLast4
            ? 'Another address forgets the key: it was given for this one.'
            : 'Public https, or an origin that the operator lists in PARALLAX_PRIVATE_ORIGINS.'
        }
      >
        <Input
          isMono
          inputMode="url"
          placeholder="http://127.0.0.1:11434/v1"
          defaultValue={server?.baseUrl}
          autoComplete="off"
          spellCheck={false}
          required
        />
      </Field>
      <Field
        label="Key"
        name="key"
        error={errorOf('key')}
        aside="optional"
        hint={server?.keyLast4 ? 'Leave it empty to keep the one that is saved.' : 'If the server asks for one.'}
      >
        <PasswordInput isMono autoComplete="off" autoCapitalize="off" spellCheck={false} />
      </Field>
      {formError && <ErrorNotice error={formError} title="The server was not saved" />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          {server ? 'Save' : isPending ? 'Fetching its models…' : 'Add and fetch models'}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
