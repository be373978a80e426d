'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import { budgetsQuery } from '@/components/budgets/budgets-query';
import { useMe } from '@/components/shell/use-me';
import { refusalOf } from './refusal-of.ts';
import { useModels } from './use-models.ts';

/** Says of a model why it cannot answer this member now; null where it can. */
export function useRefusals(): (model: ModelRow) => string | null {
  const { member } = useMe();
  const { refused } = useModels();
  const { data: budgets } = useQuery({ ...budgetsQuery, enabled: member.role !== 'viewer' });
  return useCallback(
    (model) => refusalOf(model, { connections: refused, budgets: budgets ?? [], memberId: member.id }),
    [refused, budgets, member.id],
  );
}
