import type { Db } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { Principal, Role } from '#lib/auth/principal';
import { bookRollups } from '#lib/ledger/book-rollups';

type NewCall = typeof calls.$inferInsert;

/** A settled, finished call; a test says what differs. */
export function callRow(differing: Partial<NewCall> = {}): NewCall {
  return {
    id: 'call-1',
    state: 'settled',
    ending: 'finished',
    costSource: 'reported',
    openedAt: Date.UTC(2026, 10, 23, 12),
    endedAt: Date.UTC(2026, 10, 23, 12, 0, 3),
    settledAt: Date.UTC(2026, 10, 23, 12, 0, 3),
    memberId: 'ada',
    memberName: 'Ada',
    purpose: 'chat',
    connectionId: 'sandbox',
    connectionName: 'Sandbox',
    requestedModel: 'openai/gpt-4o',
    servedModel: 'openai/gpt-4o',
    provider: 'OpenAI',
    isStreamed: true,
    heldNano: 5_000_000,
    costNano: 1_500_000,
    promptTokens: 100,
    completionTokens: 200,
    cachedTokens: 10,
    cacheWriteTokens: 0,
    reasoningTokens: 20,
    firstTokenMs: 400,
    durationMs: 2400,
    finishReason: 'stop',
    ...differing,
  };
}

/** Writes calls as the ledger leaves them: those whose cost is final are booked in the rollups, the others are not. */
export function writeCalls(db: Db, differing: readonly Partial<NewCall>[]): void {
  const seen = db.client.prepare('select count(*) from calls').pluck().get() as number;
  for (const [index, call] of differing.entries()) {
    const row = db.orm
      .insert(calls)
      .values(callRow({ id: `call-${seen + index}`, ...call }))
      .returning()
      .get();
    if (row.state !== 'open' && row.state !== 'unsettled') bookRollups(db, row);
  }
}

export function memberOf(memberId: string, role: Role = 'member'): Principal {
  return { kind: 'member', memberId, name: memberId, email: `${memberId}@example.com`, role };
}
