'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { ApiError } from '@/components/shell/api-error';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useMe } from '@/components/shell/use-me';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { ExpiryField } from './expiry-field.tsx';
import type { KeyDraft } from './key-draft.ts';
import { LimitField } from './limit-field.tsx';
import { ScopeFields } from './scope-fields.tsx';

const SCOPE_FIELDS = [
  'models',
  'maxPromptPrice',
  'maxCompletionPrice',
  'requestsPerMinute',
  'tokensPerMinute',
  'addresses',
];

/** What a key is for and what it may do; for a new one and for a change. */
export function KeyForm({
  initial,
  isNew,
  onSave,
  onCancel,
}: {
  initial: KeyDraft;
  isNew: boolean;
  onSave: (draft: KeyDraft) => Promise<void>;
  onCancel: () => void;
}) {
  const { role } = useMe().member;
  const [draft, setDraft] = useState(initial);
  const [isScopeOpen, setIsScopeOpen] = useState(() => hasScope(initial));
  const change = (part: Partial<KeyDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async () => {
    try {
      await onSave(draft);
    } catch (error) {
      if (error instanceof ApiError && SCOPE_FIELDS.includes(rootOf(error.field) ?? '')) setIsScopeOpen(true);
      throw error instanceof ApiError ? atRoot(error) : error;
    }
    return undefined;
  });
  const isAdmin = role === 'owner' || role === 'admin';
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-6">
      <Field
        label="Name"
        name="name"
        error={errorOf('name')}
        hint="The program, the server or the person that will use it."
      >
        <Input
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          autoComplete="off"
          maxLength={100}
          autoFocus={isNew}
          required
        />
      </Field>
      <LimitField draft={draft} onChange={change} error={errorOf('limit')} />
      <ExpiryField draft={draft} onChange={change} error={errorOf('expiresAt')} />
      {isNew && isAdmin && (
        <Switch
          checked={draft.isManagement}
          onCheckedChange={(isManagement) => change({ isManagement })}
          label="Management key"
          hint="Manages keys and reads credits and activity. It calls no models."
        />
      )}
      <details
        open={isScopeOpen}
        onToggle={(event) => setIsScopeOpen(event.currentTarget.open)}
        className="group border-y"
      >
        <summary className="flex min-h-14 cursor-pointer list-none items-center gap-2.5 rounded-xs py-2">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted-foreground transition-transform group-open:rotate-90"
          />
          <span className="flex-1">
            <span className="font-medium">What it may call</span>
            <span className="block text-muted-foreground text-sm">Models, prices, requests a minute, addresses</span>
          </span>
          <span className="text-muted-foreground text-sm group-open:hidden">
            {hasScope(draft) ? 'Restricted' : 'Everything'}
          </span>
        </summary>
        <ScopeFields draft={draft} onChange={change} errorOf={errorOf} />
      </details>
      {formError && <ErrorNotice error={formError} title={isNew ? 'No key was created' : 'Nothing was changed'} />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          {isNew ? 'Create key' : 'Save'}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function hasScope(draft: KeyDraft): boolean {
  const { models, maxPromptPrice, maxCompletionPrice, requestsPerMinute, tokensPerMinute, addresses } = draft;
  const texts = [maxPromptPrice, maxCompletionPrice, requestsPerMinute, tokensPerMinute, addresses];
  return models.length > 0 || texts.some((text) => text.trim() !== '');
}

/** `addresses.2` and `limit.usd` are typed in one input each. */
function atRoot(error: ApiError): ApiError {
  const field = rootOf(error.field);
  return field === null ? error : new ApiError(error.status, error.message, { ...error.details, field });
}

function rootOf(field: string | null): string | null {
  return field === null ? null : (field.split('.')[0] ?? field);
}
