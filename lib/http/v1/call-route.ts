import type { ServerResponse } from 'node:http';
import type { App } from '#lib/app';
import { type CallRequest, callModel, estimateCall, planCall } from '#lib/gateway/index';
import type { NodeRoute } from '#lib/http/node-route';
import { checkKeyScope } from '#lib/keys/check-key-scope';
import type { UsableKey } from '#lib/keys/key-record';
import { FORMS, type FormName } from '#lib/openrouter/forms';
import { appNameOf, forwardedHeaders } from './attribution.ts';
import { parseObject } from './parse-object.ts';
import { readBytes } from './read-bytes.ts';
import { sendAnswer } from './send-answer.ts';
import { v1Route } from './v1-route.ts';

/** A billable request of a program, in one of the upstream's forms: its key, its scope, its body, then the heart. */
export function callRoute(form: FormName): NodeRoute<App> {
  const row = { method: 'POST', path: `/api/v1${FORMS[form].path}`, kind: 'calling', form } as const;
  return v1Route(row, async ({ app, key, message, response, requestId, beganAt }) => {
    const keyedAt = performance.now();
    const bytes = await readBytes(message);
    const readAt = performance.now();
    const request = parseObject(bytes);
    const promptTokens = admitToScope(app, key, request, form);
    const name = appNameOf(message.headers);
    const context = {
      principal: key.principal,
      purpose: 'api',
      signal: goneSignal(response),
      ...(name !== null && { app: name }),
    } as const;
    const answer = await callModel(app, context, request, { form, bytes, headers: forwardedHeaders(message.headers) });
    void answer.settled.then(({ receipt }) => {
      // Counted at admission by estimate; what it really was, and what came back, is known now.
      const tokens = (receipt.promptTokens ?? promptTokens) - promptTokens + (receipt.completionTokens ?? 0);
      app.keyRates.count(key.row.id, tokens, Date.now());
    });
    const overheadMs = answer.sentAt - beganAt - (readAt - keyedAt);
    await sendAnswer(response, answer, { form, requestId, overheadMs });
  });
}

/** @returns about how many tokens were counted, 0 for a key without limits. */
function admitToScope(app: App, key: UsableKey, request: CallRequest, form: FormName): number {
  const { models, maxPromptPrice, maxCompletionPrice, requestsPerMinute, tokensPerMinute } = key.row;
  if ([models, maxPromptPrice, maxCompletionPrice, requestsPerMinute, tokensPerMinute].every((limit) => limit === null))
    return 0;
  const plan = planCall(app.catalogue, request, form);
  const { promptTokens } = estimateCall(plan, request, form);
  checkKeyScope(app, key, { models: plan.candidates, promptTokens });
  return promptTokens;
}

/** Aborts once nobody waits for the answer any more. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  if (response.destroyed) gone.abort();
  return gone.signal;
}
