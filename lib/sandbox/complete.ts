import type { IncomingMessage, ServerResponse } from 'node:http';
import { admit } from './admit.ts';
import { parseAsk } from './ask.ts';
import type { Key } from './authorize.ts';
import { chooseCandidate } from './choose-candidate.ts';
import type { Draft } from './draft.ts';
import { makeDraft } from './make-draft.ts';
import { openGeneration } from './open-generation.ts';
import { readBody } from './read-body.ts';
import type { Step } from './step.ts';
import { streamSteps } from './stream-steps.ts';
import { wholeAnswer } from './whole-answer.ts';
import type { World } from './world.ts';

/** `POST /chat/completions`: checks as OpenRouter does, decides the whole answer, records its cost, then sends it. */
export async function complete(world: World, key: Key, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const ask = parseAsk(await readBody(request));
  const chosen = chooseCandidate(world, ask, 0);
  const hasMetadata = request.headers['x-openrouter-metadata'] === 'enabled';
  const draft = { ...makeDraft(ask, chosen, world.now()), hasMetadata };
  admit(world, key, draft);

  const generation = openGeneration(world, key, draft, request);
  const steps = ask.stream ? streamSteps(draft) : wholeSteps(draft);
  response.writeHead(200, { 'content-type': ask.stream ? 'text/event-stream' : 'application/json', 'cache-control': 'no-cache', 'x-generation-id': draft.id });
  if (ask.stream) response.flushHeaders();
  world.pacer.play(response, steps, generation);
}

/** The whole answer as the one step it is, after the time it took. */
function wholeSteps(draft: Draft): Step[] {
  const { completion, reasoning } = draft.tokens;
  const waitMs = draft.pace.firstTokenMs + (completion * 1000) / draft.pace.tokensPerSecond;
  return [{ kind: 'whole', waitMs, text: JSON.stringify(wholeAnswer(draft)), tokens: completion, reasoningTokens: reasoning }];
}
