'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { UsedKey } from '#lib/keys/used-key';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { RelativeTime } from '@/components/ui/relative-time';
import { Cell, Row } from '@/components/ui/table';
import { useToast } from '@/components/ui/toast';
import { DeleteKey } from './delete-key.tsx';
import { formatDay } from './format-day.ts';
import { KeyRowMenu } from './key-row-menu.tsx';
import { KeySpendCell } from './key-spend-cell.tsx';
import { KeyState } from './key-state.tsx';
import { useSwitchKey } from './use-key-change.ts';

/** A key in the list. */
export function KeyRow({
  keyView,
  hasMaker,
  isSelected,
  onSelect,
}: {
  keyView: UsedKey;
  hasMaker: boolean;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
}) {
  const { id, name, masked, maker, state, isManagement, createdAt, lastUsedAt, expiresAt, disabledAt } = keyView;
  const [isDeleting, setIsDeleting] = useState(false);
  const toast = useToast();
  const switchKey = useSwitchKey(id);
  const onSwitch = () =>
    switchKey.mutate(disabledAt === null, {
      onError: (error) => toast.show({ tone: 'error', title: `“${name}” was not changed`, description: error.message }),
    });
  return (
    <Row className={isSelected ? 'bg-gray-3' : ''}>
      <Cell className="w-0 pr-0!">
        <Checkbox
          label={`Select ${name}`}
          checked={isSelected}
          onChange={(event) => onSelect(event.target.checked)}
          className="-ml-1"
        />
      </Cell>
      <Cell className="w-full min-w-28 max-w-0 py-2 sm:min-w-36">
        <span className="flex items-center gap-2">
          <Link
            href={`/keys/${id}`}
            dir="auto"
            title={name}
            className="min-w-0 truncate rounded-xs font-medium underline-offset-3 hover:underline"
          >
            {name}
          </Link>
          {isManagement && <Badge tone="accent">management</Badge>}
          <span className="md:hidden">{state !== 'active' && <KeyState state={state} />}</span>
        </span>
        <span className="block truncate text-muted-foreground text-xs">
          <span className="font-mono">{masked}</span>
          {hasMaker && <span dir="auto"> · {maker.name}</span>}
        </span>
      </Cell>
      <Cell className="whitespace-nowrap max-md:hidden">
        <KeyState state={state} />
      </Cell>
      <Cell className="whitespace-nowrap text-muted-foreground max-md:hidden">
        {lastUsedAt === null ? 'never' : <RelativeTime at={lastUsedAt} />}
      </Cell>
      <Cell className="whitespace-nowrap text-muted-foreground max-lg:hidden">
        <RelativeTime at={createdAt} />
      </Cell>
      <Cell className="whitespace-nowrap text-muted-foreground max-lg:hidden">
        {expiresAt === null ? 'never' : formatDay(expiresAt)}
      </Cell>
      <Cell align="end" className="py-2">
        <KeySpendCell {...keyView} />
      </Cell>
      <Cell align="end" className="w-0 pl-0!">
        <KeyRowMenu keyView={keyView} onSwitch={onSwitch} onDelete={() => setIsDeleting(true)} />
        {isDeleting && <DeleteKey keyView={keyView} onClose={() => setIsDeleting(false)} />}
      </Cell>
    </Row>
  );
}
