'use client';

import { useMutation } from '@tanstack/react-query';
import clsx from 'clsx';
import { type FormEvent, useState } from 'react';
import type { ServerModel } from '#lib/connections/connection';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { ErrorNotice } from '@/components/shell/error-notice';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Tokens } from '@/components/ui/tokens';
import { CONNECTIONS } from './connections-query.ts';
import { toPerToken, toPriceText } from './price-text.ts';
import { useConnectionsChange } from './use-connections-change.ts';

/** Model, context, two prices; on a phone the prices stand under the model. */
const LINE = 'grid grid-cols-2 items-center gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_4rem_6rem_6rem]';

type Typed = { model: string; prompt: string; completion: string };

/** A server's models and what they cost in dollars per million tokens: nothing typed is unknown, 0 is free. */
export function ServerPrices({ id, slug, models }: { id: string; slug: string; models: readonly ServerModel[] }) {
  const show = useConnectionsChange();
  const saved = models.map(({ name, promptPrice, completionPrice }) => ({
    model: name,
    prompt: toPriceText(promptPrice),
    completion: toPriceText(completionPrice),
  }));
  const [typed, setTyped] = useState<readonly Typed[]>(saved);
  const type = (model: string, change: Partial<Typed>) =>
    setTyped((rows) => rows.map((row) => (row.model === model ? { ...row, ...change } : row)));
  const save = useMutation<ConnectionSettings, ApiError>({
    mutationFn: () => api.patch<ConnectionSettings>(`${CONNECTIONS}/${id}`, { prices: typed.map(toPrices) }),
    onSuccess: show,
  });
  const isChanged = JSON.stringify(typed) !== JSON.stringify(saved);
  const isWrong = typed.some(({ prompt, completion }) => isNoPrice(prompt) || isNoPrice(completion));
  const hasUnknown = typed.some(({ prompt, completion }) => prompt === '' || completion === '');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong) save.mutate();
  };
  return (
    <form onSubmit={onSubmit} className="mt-4">
      <div aria-hidden className={clsx(LINE, 'border-b pb-1.5 text-muted-foreground text-sm max-sm:hidden')}>
        <span>Model</span>
        <span className="text-right">Context</span>
        <span className="text-right">Prompt, $ / M</span>
        <span className="text-right">Answer, $ / M</span>
      </div>
      <ul aria-label={`Models of ${slug} and their prices`} className="divide-y text-sm">
        {typed.map(({ model, prompt, completion }, index) => (
          <li key={model} className={clsx(LINE, 'py-1.5 max-sm:py-3')}>
            <span className="truncate font-mono max-sm:col-span-2" title={`${slug}/${model}`}>
              {slug}/{model}
            </span>
            <span className="text-right max-sm:hidden">
              <Tokens count={models[index]?.contextLength ?? null} />
            </span>
            <PriceInput
              label={`Prompt price of ${model}`}
              short="Prompt, $ / M"
              value={prompt}
              onChange={(value) => type(model, { prompt: value })}
            />
            <PriceInput
              label={`Answer price of ${model}`}
              short="Answer, $ / M"
              value={completion}
              onChange={(value) => type(model, { completion: value })}
            />
          </li>
        ))}
      </ul>
      {hasUnknown && (
        <p className="mt-3 max-w-prose text-muted-foreground text-sm">
          Without a price, calls stay unsettled, and no budget that blocks lets them pass. Type 0 for what costs
          nothing.
        </p>
      )}
      {save.error && <ErrorNotice error={save.error} title="The prices were not saved" className="mt-3" />}
      {(isChanged || hasUnknown) && (
        <div className="mt-3 flex flex-wrap gap-2">
          {isChanged && (
            <Button type="submit" variant="primary" isPending={save.isPending} disabled={isWrong}>
              Save prices
            </Button>
          )}
          {hasUnknown && (
            <Button
              variant={isChanged ? 'ghost' : undefined}
              onClick={() =>
                setTyped((rows) =>
                  rows.map((row) => ({ ...row, prompt: row.prompt || '0', completion: row.completion || '0' })),
                )
              }
            >
              Unknown ones are free
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

function PriceInput({
  label,
  short,
  value,
  onChange,
}: {
  label: string;
  short: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span aria-hidden className="text-muted-foreground text-sm sm:hidden">
        {short}
      </span>
      <Input
        size="sm"
        aria-label={label}
        aria-invalid={isNoPrice(value)}
        inputMode="decimal"
        placeholder="unknown"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="text-right tabular-nums"
      />
    </span>
  );
}

function isNoPrice(text: string): boolean {
  return toPerToken(text) === undefined;
}

function toPrices({ model, prompt, completion }: Typed) {
  return { model, promptPrice: toPerToken(prompt) ?? null, completionPrice: toPerToken(completion) ?? null };
}
