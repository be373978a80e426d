import { ModelDot } from '@/components/ui/model-dot';

/** Whom the next prompt goes to. The same model may stand there twice. */
export function Addressees({ models }: { models: readonly string[] }) {
  return (
    <p className="flex min-w-0 items-center gap-2 px-1 text-muted-foreground text-sm">
      <span aria-hidden className="flex gap-1">
        {models.map((model, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place among the panes is what a dot stands for.
          <ModelDot key={index} model={model} />
        ))}
      </span>
      {models.length === 1 ? 'One model' : `The same prompt to all ${models.length}`}
    </p>
  );
}
