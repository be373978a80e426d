import type { Catalogue } from './catalogue.ts';
import type { LookupFault } from './faults/lookup-fault.ts';
import type { Pacer } from './pacer.ts';
import type { ChargeRecord } from './record.ts';

/** What one running sandbox has: its handlers share nothing else. */
export type World = {
  readonly catalogue: Catalogue;
  readonly record: ChargeRecord;
  readonly pacer: Pacer;
  /** Requests received, by `POST /chat/completions` and so on, refused ones included. */
  readonly counts: Map<string, number>;
  /** Requests whose answers have not ended. */
  readonly open: Set<unknown>;
  /** How often each limited fault has struck, by what was asked. */
  readonly faultUses: Map<string, number>;
  /** How a generation's record answers when a fault was asked for; by generation id. */
  readonly lookupFaults: Map<string, LookupFault>;
  /** Divides every simulated wait. */
  readonly speed: number;
  /** How long `/generation` knows nothing of a generation that has ended. */
  readonly generationDelayMs: number;
  /** Epoch ms. */
  readonly now: () => number;
};
