import { nanoToDollars } from '#lib/money';
import type { AnomalyRow } from './alert.ts';
import type { AnomalyAlertView } from './alert-view.ts';

/** A cost that does not fit its tokens, as people and programs see it. */
export function toAnomalyView(row: AnomalyRow): AnomalyAlertView {
  const { id, model, anomaly, callId, raisedAt, dismissedAt, delivery, lastError } = row;
  const cost = nanoToDollars(row.costNano);
  const day = new Date(row.startsAt).toISOString().slice(0, 10);
  const what =
    anomaly === 'nothing'
      ? `The upstream charged nothing for a call to ${model}, which has a price`
      : `The upstream charged $${cost} for a call to ${model}, a hundred times what its tokens cost by the price list or more`;
  const text = `${what}: request ${callId}. It is booked as told. No other such call of this model is told on ${day}.`;
  return {
    kind: 'anomaly',
    id,
    model,
    anomaly,
    callId,
    cost,
    raisedAt,
    isDismissed: dismissedAt !== null,
    delivery,
    lastError,
    text,
  };
}
