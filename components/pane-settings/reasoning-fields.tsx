'use client';

import type { PaneSettings } from '#lib/conversations/view';
import type { ModelRow } from '#lib/models/model-row';
import { ChoiceLine } from './choice-line.tsx';
import { NumberLine } from './number-line.tsx';
import { orUndefined, setValue } from './set-value.ts';
import { SwitchLine } from './switch-line.tsx';

const EFFORTS = ['low', 'medium', 'high'];
const LABELS: Record<string, string> = {
  max: 'Most',
  xhigh: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  minimal: 'Least',
  none: 'None',
};

/** How long the model thinks before it answers. */
export function ReasoningFields({
  settings,
  onChange,
  model,
}: {
  settings: PaneSettings;
  onChange: (settings: PaneSettings) => void;
  model: Pick<ModelRow, 'reasoning'> | null;
}) {
  const reasoning = settings.reasoning ?? {};
  const change = (next: NonNullable<PaneSettings['reasoning']>) =>
    onChange(setValue(settings, 'reasoning', orUndefined(next)));
  const efforts = model?.reasoning?.efforts.length ? model.reasoning.efforts : EFFORTS;
  const canBeOff = !model?.reasoning?.isMandatory && !efforts.includes('none');
  const own = model?.reasoning?.defaultEffort;
  return (
    <>
      <ChoiceLine
        label="Effort"
        meaning="Longer thinking answers hard questions better, later and for more money: it is billed as output."
        value={reasoning.enabled === false ? 'off' : reasoning.effort}
        onChange={(effort) => {
          const { effort: _, enabled: __, max_tokens: budget, ...others } = reasoning;
          if (effort === 'off') change({ ...others, enabled: false });
          else if (effort) change({ ...others, effort });
          else change({ ...others, ...(budget === undefined ? {} : { max_tokens: budget }) });
        }}
        own={own ? `Default, ${(LABELS[own] ?? own).toLowerCase()}` : 'Default'}
        options={[
          ...(canBeOff ? [{ value: 'off', label: 'Off' }] : []),
          ...efforts.map((effort) => ({ value: effort, label: LABELS[effort] ?? effort })),
        ]}
      />
      {reasoning.enabled !== false && reasoning.effort === undefined && (
        <NumberLine
          label="Budget"
          meaning="Thinks for at most so many tokens. Takes the place of an effort."
          range={{ min: 1, max: 10_000_000, isWhole: true }}
          value={reasoning.max_tokens}
          onChange={(tokens) => change(setValue(reasoning, 'max_tokens', tokens))}
          unit="tokens"
        />
      )}
      {reasoning.enabled !== false && (
        <SwitchLine
          label="Keep it to itself"
          meaning="It thinks and bills the same, and does not show what it thought."
          value={reasoning.exclude === true}
          onChange={(isOn) => change(setValue(reasoning, 'exclude', isOn || undefined))}
        />
      )}
    </>
  );
}
