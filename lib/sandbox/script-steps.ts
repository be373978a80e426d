import type { Draft } from './draft.ts';
import { digitsOf } from './exact.ts';
import type { Form } from './forms/form.ts';
import type { Script } from './script.ts';
import { CUT, inPieces, SILENCE, type Step } from './step.ts';
import { wireUsage } from './wire-usage.ts';

/** Fills in what a text may stand for. */
export type Fill = (text: string) => string;

export function fillFrom(draft: Draft, form: Form): Fill {
  const words: Readonly<Record<string, () => string>> = {
    id: () => draft.id,
    model: () => draft.servedAs,
    provider: () => draft.provider.name,
    cost: () => digitsOf(draft.charge.total),
    usage: () => JSON.stringify(wireUsage(draft.tokens, draft.charge, draft.isByok)),
    body: () => JSON.stringify(form.whole(draft)),
    stream: () => [...form.steps(draft)].map(({ text }) => String(text)).join(''),
  };
  return (text) => text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => words[name]?.() ?? whole);
}

export function* scriptSteps({ pieces, bytesAtOnce }: Script, fill: Fill): Generator<Step> {
  let waitMs = 0;
  for (const piece of pieces) {
    if ('waitMs' in piece) {
      waitMs += piece.waitMs;
      continue;
    }
    if ('end' in piece) {
      yield { ...(piece.end === 'cut' ? CUT : SILENCE), ...(piece.end === 'cut' && { waitMs, isRealTime: true }) };
      return;
    }
    const bytes =
      'text' in piece ? Buffer.from(fill(piece.text)).subarray(0, piece.atMost) : Buffer.from(piece.base64, 'base64');
    for (const step of inPieces(bytes, bytesAtOnce ?? Math.max(1, bytes.length), waitMs))
      yield { ...step, isRealTime: true };
    waitMs = 0;
  }
}
