'use client';

import { useMemo } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import { useModels } from '@/components/models/use-models';
import type { Load } from './prompt-cost.ts';

/** What the models chosen for a conversation that has not begun can take and cost. */
export function useFreshLoads(chosen: readonly string[]): { rows: readonly ModelRow[]; loads: readonly Load[] } {
  const { models } = useModels();
  const key = chosen.join('\n');
  return useMemo(() => {
    const found = key.split('\n').map((id) => models.find((model) => model.id === id) ?? null);
    return {
      rows: found.filter((model) => model !== null),
      loads: found.map((model) => ({ model, historyTokens: 0, maxTokens: null })),
    };
  }, [key, models]);
}
