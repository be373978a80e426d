import type { runs } from '#db/schema/conversations';
import type { RunError, RunView } from './view.ts';

/** A run's row as browsers get it; the receipt is put in by who may read the ledger. */
export function toRunView(row: typeof runs.$inferSelect): RunView {
  return {
    id: row.id,
    paneId: row.paneId,
    messageId: row.messageId,
    model: row.model,
    state: row.state,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    reasoningMs: row.reasoningMs,
    error: row.error as RunError | null,
    receipt: null,
  };
}
