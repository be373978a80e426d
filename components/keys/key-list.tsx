'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import type { UsedKey } from '#lib/keys/used-key';
import { useMe } from '@/components/shell/use-me';
import { sortRows, useSort } from '@/components/spend/use-sort';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { HeadCell, Table } from '@/components/ui/table';
import { BulkBar } from './bulk-bar.tsx';
import { findKeys, STATE_FILTERS } from './find-keys.ts';
import { KeyRow } from './key-row.tsx';
import { useKeysView } from './use-keys-view.ts';

type Column = 'name' | 'state' | 'used' | 'created' | 'expires' | 'spend';

const FILTER_LABELS = { all: 'All', active: 'Active', disabled: 'Disabled', expired: 'Expired' };
const NEVER = Number.MAX_SAFE_INTEGER;

/** The list with its search, its filter and its order. */
export function KeyList({ keys }: { keys: readonly UsedKey[] }) {
  const { id: memberId, role } = useMe().member;
  const view = useKeysView();
  const { sort, headOf } = useSort<Column>({ column: 'created', direction: 'descending' }, (column) =>
    ['name', 'state'].includes(column),
  );
  const shown = sortRows(findKeys(keys, view.query, view.state), sort.direction, (key) => rankOf(key, sort.column));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  // What is filtered away is not done to.
  const selected = shown.filter(({ id }) => ticked.has(id));
  const tick = (id: string, isTicked: boolean) =>
    setTicked((before) => new Set(isTicked ? [...before, id] : [...before].filter((each) => each !== id)));
  const tickAll = (isTicked: boolean) => setTicked(new Set(isTicked ? shown.map(({ id }) => id) : []));
  const hasMaker = (role === 'owner' || role === 'admin') && keys.some(({ maker }) => maker.id !== memberId);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <div className="relative w-full sm:w-64">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
          />
          <Input
            type="search"
            aria-label="Search keys"
            placeholder={hasMaker ? 'Name, last four or maker' : 'Name or last four'}
            value={view.query}
            onChange={(event) => view.setQuery(event.target.value)}
            className="pl-8"
          />
        </div>
        <Segmented
          label="State"
          value={view.state}
          onValueChange={view.setState}
          options={STATE_FILTERS.map((value) => ({ value, label: FILTER_LABELS[value] }))}
        />
        <p role="status" className="ml-auto text-muted-foreground text-sm">
          {shown.length === keys.length ? count(keys.length) : `${shown.length} of ${count(keys.length)}`}
        </p>
      </div>
      {selected.length > 0 && <BulkBar keys={selected} onClear={() => tickAll(false)} />}
      {shown.length > 0 ? (
        <Table label="Keys">
          <thead>
            <tr>
              <HeadCell className="w-0 pr-0!">
                <Checkbox
                  label="Select all keys"
                  checked={selected.length === shown.length}
                  isMixed={selected.length > 0 && selected.length < shown.length}
                  onChange={(event) => tickAll(event.target.checked)}
                  className="-ml-1"
                />
              </HeadCell>
              <HeadCell {...headOf('name')}>Name</HeadCell>
              <HeadCell className="max-md:hidden" {...headOf('state')}>
                State
              </HeadCell>
              <HeadCell className="max-md:hidden" {...headOf('used')}>
                Last used
              </HeadCell>
              <HeadCell className="max-lg:hidden" {...headOf('created')}>
                Created
              </HeadCell>
              <HeadCell className="max-lg:hidden" {...headOf('expires')}>
                Expires
              </HeadCell>
              <HeadCell align="end" {...headOf('spend')}>
                Spend
              </HeadCell>
              <HeadCell className="w-0">
                <span className="sr-only">Actions</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {shown.map((key) => (
              <KeyRow
                key={key.id}
                keyView={key}
                hasMaker={hasMaker}
                isSelected={ticked.has(key.id)}
                onSelect={(isTicked) => tick(key.id, isTicked)}
              />
            ))}
          </tbody>
        </Table>
      ) : (
        <p className="flex items-center gap-3 py-6 text-muted-foreground">
          No key matches.
          <Button size="sm" onClick={view.clear}>
            Show all
          </Button>
        </p>
      )}
    </div>
  );
}

function count(keys: number): string {
  return keys === 1 ? '1 key' : `${keys} keys`;
}

function rankOf(key: UsedKey, column: Column): number | string {
  switch (column) {
    case 'name':
      return key.name.toLowerCase();
    case 'state':
      return key.state;
    case 'used':
      return key.lastUsedAt ?? 0;
    case 'created':
      return key.createdAt;
    case 'expires':
      return key.expiresAt ?? NEVER;
    case 'spend':
      return Number(key.limit?.spentUsd ?? key.use.last30Usd);
  }
}
