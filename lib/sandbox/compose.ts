import type { Written } from './answer.ts';
import { type Ask, lastUserText } from './ask.ts';
import { random } from './random.ts';
import type { WireModel } from './wire-model.ts';

/** Writes a model's answer. The same model, request and seed write the same words. */
export function compose(ask: Ask, model: WireModel, seed: string): Written {
  const luck = random(model.id, seed);
  const prompt = lastUserText(ask);
  return {
    reasoning: '',
    text: `${luck.pick(['A simulated answer', 'An answer from the sandbox'])} by ${model.name}: you asked “${prompt}”.`,
    toolCalls: [],
  };
}
