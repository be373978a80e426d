import { isDeepStrictEqual } from 'node:util';
import { holdMoney } from '#lib/budgets/hold-money';
import type { Connection } from '#lib/connections/connection';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { openCall } from '#lib/ledger/open-call';
import type { Leg, Plan } from '#lib/models/model';
import { FORMS, type FormName } from '#lib/openrouter/forms';
import { isRecord } from '#lib/openrouter/read-usage';
import type { CallContext, CallRequest, CallWire } from './call.ts';
import { type Estimate, estimateCall } from './estimate-call.ts';
import type { Heart } from './heart.ts';
import { planCall } from './plan-call.ts';

/** One upstream that a call can be answered by; most calls have one. */
export type CallLeg = Pick<Leg, 'candidates'> & {
  readonly connection: Connection;
  /** The model as this upstream is asked for it. */
  readonly model: string;
  /** The request as this upstream gets it; made when it is wanted. */
  readonly toBody: (cap: AdmittedCall['cap']) => Buffer;
};

/** A call whose row and holds are on the disk: from here on it ends in exactly one way. */
export type AdmittedCall = {
  readonly id: string;
  readonly plan: Plan;
  readonly legs: readonly [CallLeg, ...CallLeg[]];
  readonly form: FormName;
  readonly headers: Readonly<Record<string, string>>;
  readonly estimate: Estimate;
  readonly isStreamed: boolean;
  readonly openedAt: number;
  /** Monotonic, for durations. */
  readonly startedAt: number;
  readonly heldNano: number;
  /** The cap that a blocking budget puts on a request without one, in place of whatever stands there. */
  readonly cap: Readonly<Record<string, number | undefined>> | null;
};

/**
 * Resolves the model, opens the call's row and holds its money, in one durable commit: nothing goes upstream before it.
 * @throws AppError `unknown_model`, `budget_exceeded`, `budget_held`, `unavailable` when memory runs out.
 */
export async function admitCall(
  heart: Heart,
  context: CallContext,
  request: CallRequest,
  wire?: CallWire,
): Promise<AdmittedCall> {
  heart.heap.requireRoom();
  try {
    heart.db.requireRoom();
    return await admit(heart, context, request, wire);
  } catch (error) {
    heart.metrics.countRefusal(error);
    throw error;
  }
}

async function admit(
  heart: Heart,
  context: CallContext,
  request: CallRequest,
  wire: CallWire | undefined,
): Promise<AdmittedCall> {
  const startedAt = performance.now();
  const { db } = heart;
  const { principal } = context;
  const form = wire?.form ?? 'chat';
  const plan = planCall(heart.catalogue, request, form);
  const estimate = estimateCall(plan, request, form);
  // What walks a chain of several upstreams is Parallax: none of them is told of the others.
  const asked = form === 'messages' && plan.legs.length > 1 ? { ...request, fallbacks: undefined } : request;
  const toLeg = (leg: Leg): CallLeg => ({
    connection: connectionOf(heart, leg),
    candidates: leg.candidates,
    model: leg.forward.model,
    toBody: (cap) =>
      wire && !cap && asked === request && isForwardable(leg, request)
        ? wire.bytes
        : Buffer.from(JSON.stringify({ ...forwarded(leg, asked, form), ...cap })),
  });
  const [first, ...rest] = plan.legs;
  const legs: AdmittedCall['legs'] = [toLeg(first), ...rest.map(toLeg)];
  const [{ connection }] = legs;
  const id = newId();
  const openedAt = Date.now();
  const isStreamed = request.stream === true;
  const heldNano = estimate.amountNano ?? 0;

  const isCapNeeded = await db.commit(() => {
    const { isBlocking } = holdMoney(db, principal, { callId: id, amountNano: estimate.amountNano, at: openedAt });
    openCall(db, {
      id,
      openedAt,
      memberId: principal.memberId,
      memberName: principal.kind === 'member' ? principal.name : principal.memberName,
      keyId: principal.kind === 'key' ? principal.keyId : null,
      keyName: principal.kind === 'key' ? principal.name : null,
      purpose: context.purpose,
      app: context.app ?? null,
      conversationId: context.conversationId ?? null,
      runId: context.runId ?? null,
      connectionId: connection.id,
      connectionName: connection.name,
      requestedModel: plan.requested,
      isStreamed,
      heldNano,
      estimateNano: estimate.amountNano,
    });
    return isBlocking && !estimate.isCapped;
  });

  const { caps } = FORMS[form];
  const others = Object.fromEntries(caps.map((name) => [name, undefined]));
  const cap = isCapNeeded ? { ...others, [caps.at(-1) ?? '']: estimate.capTokens } : null;
  return {
    id,
    plan,
    legs,
    form,
    headers: wire?.headers ?? {},
    estimate,
    isStreamed,
    openedAt,
    startedAt,
    heldNano,
    cap,
  };
}

function connectionOf({ connections }: Heart, { connectionId, candidates: [{ id }] }: Leg): Connection {
  const connection = connectionId === null ? connections.current() : connections.find(connectionId);
  if (!connection) throw new AppError('unknown_model', `The server of "${id.slice(0, 100)}" was removed.`);
  return connection;
}

/** Whether the request already says what the plan would make it say. */
function isForwardable({ connectionId, forward }: Leg, { model, models, provider, route }: CallRequest): boolean {
  return (
    connectionId === null &&
    route === undefined &&
    isDeepStrictEqual([model, models, provider], [forward.model, forward.models, forward.provider])
  );
}

function forwarded({ connectionId, forward }: Leg, request: CallRequest, form: FormName): Record<string, unknown> {
  const { route: _translated, models: _resolved, ...rest } = request;
  if (connectionId === null) return { ...rest, ...forward };
  // A compatible server counts its tokens at the end of a stream when it is asked to; preferences of providers mean nothing to it.
  const { provider: _preferred, usage: _always, stream_options: options, ...plain } = rest;
  const counting = { ...(isRecord(options) && options), include_usage: true };
  return { ...plain, ...forward, ...(form === 'chat' && request.stream === true && { stream_options: counting }) };
}
