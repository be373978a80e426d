export type FaultUses = Map<string, number>;
