import { modelHue } from '#lib/models/model-hue';

const HUES = 16;

/** A model's colour as CSS, `var(--model-7)`: the same on its dot, its pane, its series and its point. */
export function modelColor(id: string): string {
  return `var(--model-${modelHue(id, HUES)})`;
}
