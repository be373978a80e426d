import type { ModelRow } from '#lib/models/model-row';
import { capabilitiesOf } from './capabilities.ts';

/** What a model can do, as a row of small marks, each named on hover and to screen readers. */
export function CapabilityIcons({
  model,
}: {
  model: Pick<ModelRow, 'inputModalities' | 'supportedParameters' | 'reasoning'>;
}) {
  const capabilities = capabilitiesOf(model);
  return (
    <span className="flex items-center gap-1.5 text-gray-10">
      {capabilities.map(({ id, label, icon: Icon }) => (
        <span key={id} data-tip={label} className="inline-flex">
          <Icon aria-hidden className="size-3.5" />
        </span>
      ))}
      {capabilities.length > 0 && (
        <span className="sr-only">{capabilities.map(({ label }) => label.toLowerCase()).join(', ')}</span>
      )}
    </span>
  );
}
