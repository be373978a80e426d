import { isDeepStrictEqual } from 'node:util';
import { holdMoney, isUnderBlockingBudget } from '#lib/budgets/hold-money';
import type { Connection } from '#lib/connections/connection';
import { newId } from '#lib/ids';
import { openAttempt } from '#lib/ledger/attempts';
import { openCall } from '#lib/ledger/open-call';
import type { Plan } from '#lib/models/model';
import { FORMS, type FormName } from '#lib/openrouter/forms';
import type { CallContext, CallRequest, CallWire } from './call.ts';
import { type Estimate, estimateCall } from './estimate-call.ts';
import type { Heart } from './heart.ts';
import { planCall } from './plan-call.ts';

/** A call whose row and holds are on the disk: from here on it ends in exactly one way. */
export type AdmittedCall = {
  readonly id: string;
  readonly connection: Connection;
  readonly plan: Plan;
  readonly form: FormName;
  readonly headers: Readonly<Record<string, string>>;
  readonly estimate: Estimate;
  readonly isStreamed: boolean;
  readonly openedAt: number;
  /** Monotonic, for durations. */
  readonly startedAt: number;
  readonly heldNano: number;
  readonly body: Buffer;
};

/**
 * Resolves the model, opens the call's row and holds its money, in one durable commit: nothing goes upstream before it.
 * @throws AppError `unknown_model`, `budget_exceeded`, `budget_held`.
 */
export async function admitCall(
  heart: Heart,
  context: CallContext,
  request: CallRequest,
  wire?: CallWire,
): Promise<AdmittedCall> {
  const startedAt = performance.now();
  const { db } = heart;
  const { principal } = context;
  const form = wire?.form ?? 'chat';
  const plan = planCall(heart.catalogue, request, form);
  const estimate = estimateCall(plan, request, form);
  const connection = heart.connections.current();
  const id = newId();
  const openedAt = Date.now();
  const isStreamed = request.stream === true;
  const heldNano = estimate.amountNano ?? 0;

  const isCapNeeded = await db.commit(() => {
    holdMoney(db, principal, { callId: id, amountNano: estimate.amountNano, at: openedAt });
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
    openAttempt(db, {
      callId: id,
      number: 1,
      connectionId: connection.id,
      model: plan.forward.model,
      startedAt: openedAt,
    });
    return !estimate.isCapped && isUnderBlockingBudget(db, principal);
  });

  const cap = isCapNeeded ? { [FORMS[form].caps.at(-1) ?? '']: estimate.capTokens } : null;
  const body =
    wire && !cap && isForwardable(plan, request)
      ? wire.bytes
      : Buffer.from(JSON.stringify({ ...forwarded(plan, request), ...cap }));
  return {
    id,
    connection,
    plan,
    form,
    headers: wire?.headers ?? {},
    estimate,
    isStreamed,
    openedAt,
    startedAt,
    heldNano,
    body,
  };
}

/** Whether the request already says what the plan would make it say. */
function isForwardable({ forward }: Plan, { model, models, provider, route }: CallRequest): boolean {
  return (
    route === undefined &&
    isDeepStrictEqual([model, models, provider], [forward.model, forward.models, forward.provider])
  );
}

function forwarded(plan: Plan, request: CallRequest): Record<string, unknown> {
  const { route: _translated, models: _resolved, ...rest } = request;
  return { ...rest, ...plan.forward };
}
