import type { SpendDimension } from '#lib/spend/spend';
import { modelColor } from '@/components/ui/model-color';

export type Texture = 'plain' | 'stripes' | 'dots';

/** How a series is told from its neighbours: by colour, and by texture where a colour comes twice. */
export type Fill = { color: string; texture: Texture };

const TEXTURES: readonly Texture[] = ['plain', 'stripes', 'dots'];
const PURPOSE_COLORS: Record<string, string> = {
  chat: 'var(--model-11)',
  compare: 'var(--model-2)',
  api: 'var(--model-7)',
  title: 'var(--model-13)',
};
const REST_COLOR = 'var(--gray-8)';

/** A fill for each group, in order. A model keeps its one colour everywhere, so two of sixteen may share it: the second is striped. */
export function seriesFills(dimension: SpendDimension, groups: readonly { value: string | null }[]): Fill[] {
  const used = new Map<string, number>();
  return groups.map(({ value }) => {
    const color = groupColor(dimension, value);
    const times = used.get(color) ?? 0;
    used.set(color, times + 1);
    return { color, texture: TEXTURES[times % TEXTURES.length] ?? 'plain' };
  });
}

function groupColor(dimension: SpendDimension, value: string | null): string {
  if (!value) return REST_COLOR;
  return dimension === 'purpose' ? (PURPOSE_COLORS[value] ?? REST_COLOR) : modelColor(value);
}
