'use client';

import { useMemo } from 'react';
import { useComposerField } from '@/components/chat/composer-field';
import { ComposerMenu } from '@/components/chat/composer-menu';
import { ModelDot } from '@/components/ui/model-dot';
import { groupModels } from './group-models.ts';
import { ModelPrices } from './model-prices.tsx';
import { searchModels } from './search-models.ts';
import { useFavourites } from './use-favourites.ts';
import { useModels } from './use-models.ts';
import { useRecentModels } from './use-recent-models.ts';
import { useRefusals } from './use-refusals.ts';

const MOST = 40;

/** The models that fit what was typed, over a composer: choosing one takes the words that asked for it out of the prompt. */
export function ModelMenu({
  query,
  verb,
  onDismiss,
  onChoose,
}: {
  query: string;
  /** What Enter does with a model. */
  verb: string;
  onDismiss: () => void;
  onChoose: (model: string) => void;
}) {
  const { text, caret, write } = useComposerField();
  const { models, problem } = useModels();
  const { favourites } = useFavourites();
  const { recentIds, remember } = useRecentModels();
  const refusalOf = useRefusals();
  const found = useMemo(() => {
    const grouped = groupModels(models, favourites, recentIds).models;
    return searchModels(grouped, query).slice(0, MOST);
  }, [models, favourites, recentIds, query]);
  return (
    <ComposerMenu
      label="Models"
      items={found.map((model) => ({ ...model, refusal: refusalOf(model) }))}
      isDisabled={({ refusal }) => refusal !== null}
      onDismiss={onDismiss}
      onChoose={({ id }) => {
        write(text.slice(caret).trimStart(), 0);
        remember(id);
        onChoose(id);
      }}
      empty={
        problem === 'loading'
          ? 'Reading the catalogue…'
          : problem === 'failed'
            ? 'The catalogue could not be read.'
            : 'No model is called so. Esc closes this list.'
      }
      verb={verb}
    >
      {({ id, pricing, hasTiers, name, refusal }) => (
        <>
          <ModelDot model={id} />
          <span className="min-w-0 flex-1">
            <span className="block truncate">{name}</span>
            <span className="block truncate text-muted-foreground text-xs">
              {refusal ?? <ModelPrices pricing={pricing} hasTiers={hasTiers} />}
            </span>
          </span>
        </>
      )}
    </ComposerMenu>
  );
}
