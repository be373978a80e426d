'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { keysQuery } from '@/components/keys/keys-query';
import { groupName } from '@/components/spend/group-names';
import { RangePicker } from '@/components/spend/range-picker';
import { useSpend } from '@/components/spend/use-spend';
import { Button } from '@/components/ui/button';
import { Select, type SelectOption } from '@/components/ui/select';
import type { RequestsFilter, useRequestsView } from './use-requests-view.ts';

const ALL = '';

const ENDINGS = [
  { value: ALL, label: 'Any ending' },
  { value: 'finished', label: 'Finished' },
  { value: 'left', label: 'Reader left' },
  { value: 'failed', label: 'Failed' },
];
const STATES = [
  { value: ALL, label: 'Any cost' },
  { value: 'reported', label: 'Reported' },
  { value: 'estimated', label: 'Estimated' },
  { value: 'unsettled', label: 'Unsettled' },
  { value: 'adjusted', label: 'Adjusted later' },
];

/** Narrows the list: the days, how requests ended, what is known of their cost, which model, whose, with which key. */
export function RequestFilters({ view }: { view: ReturnType<typeof useRequestsView> }) {
  const { data: spend } = useSpend(view.days, 'model');
  const { data: keys = [] } = useQuery(keysQuery);
  const groups = (dimension: 'model' | 'member' | 'purpose') =>
    (spend?.breakdowns[dimension] ?? [])
      .filter(({ value }) => value !== '')
      .map((group) => ({ value: group.value, label: groupName(dimension, group) }));
  const select = (field: keyof RequestsFilter, label: string, options: readonly SelectOption<string>[]) => {
    const value = view.filter[field] ?? ALL;
    // A link may name what this range does not have.
    const known = options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
    return (
      <Select
        size="sm"
        label={label}
        value={value}
        onValueChange={(chosen) => view.setFilter(field, chosen === ALL ? null : chosen)}
        options={known}
        className="max-w-52"
      />
    );
  };
  const withAll = (label: string, options: readonly SelectOption<string>[]) => [{ value: ALL, label }, ...options];
  return (
    <div className="flex flex-col gap-3 print:hidden">
      <RangePicker name={view.name} days={view.days} onName={view.setRange} onDays={view.setDays} />
      <search aria-label="Filter the requests" className="flex flex-wrap items-center gap-2">
        {select('ending', 'Ending', ENDINGS)}
        {select('state', 'What is known of the cost', STATES)}
        {select('model', 'Model', withAll('Every model', groups('model')))}
        {spend?.scope === 'everybody' && select('memberId', 'Member', withAll('Everybody', groups('member')))}
        {select(
          'keyId',
          'Key',
          withAll(
            'Any key',
            keys.map(({ id, name }) => ({ value: id, label: name })),
          ),
        )}
        {select('purpose', 'Purpose', withAll('Any purpose', groups('purpose')))}
        {Object.keys(view.filter).length > 0 && (
          <Button variant="ghost" size="sm" onClick={view.clear}>
            <X aria-hidden />
            Clear
          </Button>
        )}
      </search>
    </div>
  );
}
