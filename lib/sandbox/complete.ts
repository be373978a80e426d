import type { IncomingMessage, ServerResponse } from 'node:http';
import { admit } from './admit.ts';
import { parseAsk } from './ask.ts';
import type { Key } from './authorize.ts';
import { chooseCandidate } from './choose-candidate.ts';
import type { Draft } from './draft.ts';
import { type AskedFault, faultsOf } from './faults-of.ts';
import type { Form } from './forms/form.ts';
import { makeDraft } from './make-draft.ts';
import { openGeneration } from './open-generation.ts';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';
import type { Step } from './step.ts';
import type { World } from './world.ts';

/** A request for an answer, in any form: checks as OpenRouter does, decides the whole answer, records its cost, then sends it. */
export async function complete(
  world: World,
  key: Key,
  request: IncomingMessage,
  response: ServerResponse,
  form: Form,
): Promise<void> {
  const ask = parseAsk(form.toChat(await readBody(request)));
  const asked = faultsOf(world.faultUses, request, ask);
  const refusal = asked.map(({ fault, arg }) => fault.refuse?.(arg, world.now())).find((found) => found !== undefined);
  if (refusal && !refusal.isCharged) return refuse(response, refusal);

  const downCount = Math.max(0, ...asked.map(({ fault, arg }) => fault.downCount?.(arg) ?? 0));
  const drafted = makeDraft(ask, chooseCandidate(world, ask, downCount), world.now());
  const draft = asked.reduce((bent, { fault, arg }) => fault.redraft?.(bent, arg) ?? bent, {
    ...drafted,
    hasMetadata: request.headers['x-openrouter-metadata'] === 'enabled',
  });
  admit(world, key, draft);

  const generation = openGeneration(world, key, draft, request);
  for (const { fault, arg } of asked) {
    const lookup = fault.lookup?.(arg, world.now());
    if (lookup) world.lookupFaults.set(draft.id, lookup);
  }
  response.setHeader('x-generation-id', draft.id);
  if (refusal) {
    generation.onEnd('finished');
    return refuse(response, refusal);
  }
  response.writeHead(200, {
    'content-type': ask.stream ? 'text/event-stream' : 'application/json',
    'cache-control': 'no-cache',
  });
  if (ask.stream) response.flushHeaders();
  world.pacer.play(response, bentSteps(draft, asked, form), generation);
}

function bentSteps(draft: Draft, asked: readonly AskedFault[], form: Form): Iterable<Step> {
  const steps: Iterable<Step> = draft.ask.stream ? form.steps(draft) : wholeSteps(draft, form);
  return asked.reduce((bent, { fault, arg }) => fault.bend?.(bent, draft, arg) ?? bent, steps);
}

/** The whole answer as the one step it is, after the time it took. */
function wholeSteps(draft: Draft, form: Form): Step[] {
  const { completion, reasoning } = draft.tokens;
  const waitMs = draft.pace.firstTokenMs + (completion * 1000) / draft.pace.tokensPerSecond;
  return [
    { kind: 'whole', waitMs, text: JSON.stringify(form.whole(draft)), tokens: completion, reasoningTokens: reasoning },
  ];
}
