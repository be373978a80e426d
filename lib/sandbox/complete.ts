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
import type { Script } from './script.ts';
import { type Fill, fillFrom, scriptSteps } from './script-steps.ts';
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
  if (refusal && !refusal.isCharged) return refuse(world, request, response, refusal);

  const downCount = Math.max(0, ...asked.map(({ fault, arg }) => fault.downCount?.(arg) ?? 0));
  const drafted = makeDraft(ask, chooseCandidate(world, ask, downCount), world.now());
  const draft = asked.reduce((bent, { fault, arg }) => fault.redraft?.(bent, arg) ?? bent, {
    ...drafted,
    hasMetadata: request.headers['x-openrouter-metadata'] === 'enabled',
  });
  admit(world, key, draft);

  const script = ask.sandbox_script;
  const generation = script?.isCharged === false ? UNRECORDED : openGeneration(world, key, draft, request);
  for (const { fault, arg } of asked) {
    const lookup = fault.lookup?.(arg, world.now());
    if (lookup) world.lookupFaults.set(draft.id, lookup);
  }
  if (script) return playScript(world, request, response, generation, script, fillFrom(draft, form));
  response.setHeader('x-generation-id', draft.id);
  if (refusal) {
    generation.onEnd('finished');
    return refuse(world, request, response, refusal);
  }
  const isStream = ask.stream === true && !asked.some(({ fault }) => fault.isWhole);
  response.writeHead(200, {
    'content-type': isStream ? 'text/event-stream' : 'application/json',
    'cache-control': 'no-cache',
  });
  // The id is known long before the answer is, also of one in one piece.
  response.flushHeaders();
  world.pacer.play(
    response,
    bentSteps(draft, asked, isStream ? form.steps(draft) : wholeSteps(draft, form)),
    generation,
  );
}

type Recorded = Pick<ReturnType<typeof openGeneration>, 'onStep' | 'onEnd'>;

const UNRECORDED: Recorded = { onStep: () => {}, onEnd: () => {} };

function playScript(
  { pacer }: World,
  request: IncomingMessage,
  response: ServerResponse,
  generation: Recorded,
  script: Script,
  fill: Fill,
): void {
  const steps = scriptSteps(script, fill);
  if (script.isRaw) {
    pacer.play(request.socket, steps, generation);
    return;
  }
  const headers = Object.entries(script.headers).map(([name, value]) => [name, fill(value)]);
  response.writeHead(script.status, Object.fromEntries(headers));
  response.flushHeaders();
  pacer.play(response, steps, generation);
}

function bentSteps(draft: Draft, asked: readonly AskedFault[], steps: Iterable<Step>): Iterable<Step> {
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
