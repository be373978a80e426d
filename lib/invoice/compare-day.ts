import type { UsedModel } from '#lib/connections/fetch-activity';
import { add, type Decimal, toNano, ZERO } from '#lib/money';
import type { BookedModel } from '#lib/spend/booked-by-day';
import type { DifferenceKind } from './invoice-view.ts';

export type Difference = {
  readonly model: string;
  readonly kind: DifferenceKind;
  readonly upstreamNano: number | null;
  readonly upstreamRequests: number | null;
  readonly bookedNano: number | null;
  readonly bookedCalls: number;
  readonly estimatedCalls: number;
  readonly unsettledCalls: number;
  readonly heldNano: number;
};

export type ComparedDay = {
  /** Null where upstream lists a model and does not say what it cost. */
  readonly upstreamNano: number | null;
  readonly bookedNano: number;
  readonly roundingNano: number;
  readonly unsettledCalls: number;
  readonly differences: readonly Difference[];
};

type Used = { readonly cost: Decimal | null; readonly requests: number | null };

/**
 * Holds what an upstream says of one day against the ledger, model by model. `nameOf` gives a model one name, whoever writes it. A sum that
 * nobody said is null, never zero; what is smaller than a nano-dollar a call is rounding.
 */
export function compareDay(
  used: readonly UsedModel[],
  booked: readonly BookedModel[],
  nameOf: (model: string) => string,
): ComparedDay {
  const names = new Map(used.flatMap(({ model, version }) => (version ? [[version, nameOf(model)] as const] : [])));
  const upstream = sumUsed(used, nameOf);
  const ours = sumBooked(booked, (model) => names.get(model) ?? nameOf(model));
  const models = [...new Set([...upstream.keys(), ...ours.keys()])].sort();
  const differences: Difference[] = [];
  let roundingNano = 0;
  for (const model of models) {
    const difference = compareModel(model, upstream.get(model) ?? null, ours.get(model) ?? null);
    if (typeof difference === 'number') roundingNano += difference;
    else differences.push(difference);
  }
  const costs = [...upstream.values()].map(({ cost }) => cost);
  const all = [...ours.values()];
  return {
    upstreamNano: costs.includes(null) ? null : toNano((costs as Decimal[]).reduce(add, ZERO)),
    bookedNano: Number(all.reduce((sum, { costNano }) => sum + costNano, 0n)),
    roundingNano,
    unsettledCalls: all.reduce((sum, { unsettledCalls }) => sum + unsettledCalls, 0),
    differences,
  };
}

/** How far apart rounding has brought them, or a difference. */
function compareModel(model: string, used: Used | null, ours: BookedModel | null): number | Difference {
  const upstreamNano = used?.cost ? toNano(used.cost) : null;
  const bookedNano = ours && ours.calls > 0 ? Number(ours.costNano) : null;
  const apart = (upstreamNano ?? 0) - (bookedNano ?? 0);
  const calls = Math.max(used?.requests ?? 0, ours?.calls ?? 0);
  const isUntold = used !== null && upstreamNano === null;
  if (!isUntold && !ours?.unsettledCalls && Math.abs(apart) <= calls) return apart;
  return {
    model,
    kind: isUntold ? 'untold' : kindOf(apart, ours),
    upstreamNano,
    upstreamRequests: used?.requests ?? null,
    bookedNano,
    bookedCalls: ours?.calls ?? 0,
    estimatedCalls: ours?.estimatedCalls ?? 0,
    unsettledCalls: ours?.unsettledCalls ?? 0,
    heldNano: Number(ours?.heldNano ?? 0n),
  };
}

function kindOf(apart: number, ours: BookedModel | null): DifferenceKind {
  if (ours && ours.unsettledCalls > 0) return 'unsettled';
  if (!ours || ours.calls === 0) return 'outside';
  return apart > 0 ? 'upstream_more' : 'ours_more';
}

function sumUsed(used: readonly UsedModel[], nameOf: (model: string) => string): Map<string, Used> {
  const sums = new Map<string, Used>();
  for (const { model, cost, requests } of used) {
    const name = nameOf(model);
    const sum = sums.get(name) ?? { cost: ZERO, requests: 0 };
    sums.set(name, {
      cost: sum.cost && cost && add(sum.cost, cost),
      requests: sum.requests === null || requests === null ? null : sum.requests + requests,
    });
  }
  return sums;
}

function sumBooked(booked: readonly BookedModel[], nameOf: (model: string) => string): Map<string, BookedModel> {
  const sums = new Map<string, BookedModel>();
  for (const one of booked) {
    const model = nameOf(one.model);
    const sum = sums.get(model);
    sums.set(model, {
      model,
      costNano: one.costNano + (sum?.costNano ?? 0n),
      calls: one.calls + (sum?.calls ?? 0),
      estimatedCalls: one.estimatedCalls + (sum?.estimatedCalls ?? 0),
      unsettledCalls: one.unsettledCalls + (sum?.unsettledCalls ?? 0),
      heldNano: one.heldNano + (sum?.heldNano ?? 0n),
    });
  }
  return sums;
}
