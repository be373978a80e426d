import type { Draft } from '#lib/sandbox/draft';
import type { Step } from '#lib/sandbox/step';
import type { WireError } from '#lib/sandbox/wire-error';
import type { LookupFault } from './lookup-fault.ts';

/** What a fault answers with in place of a generation. With `isCharged` the generation ran all the same: recorded in full, its id in the header. */
export type Refusal = { readonly isCharged?: boolean } & (
  | { readonly error: WireError }
  | { readonly status: number; readonly headers: Record<string, string>; readonly text: string | Uint8Array }
  /** Goes to the socket as it is, head included. */
  | { readonly wire: () => Iterable<Step> }
  | { readonly silence: 'hang' | 'reset' }
);

/** One way to go wrong. Every part is optional; what a fault does not bend stays as it is. */
export type Fault = {
  /** One line for people, with what the argument means. */
  readonly about: string;
  readonly refuse?: (arg: string, nowMs: number) => Refusal;
  /** How many models at the head of the list are down. */
  readonly downCount?: (arg: string) => number;
  /** The answer comes in one piece though a stream was asked for. */
  readonly isWhole?: boolean;
  /** Bends what will be generated and charged. */
  readonly redraft?: (draft: Draft, arg: string) => Draft;
  /** Bends what goes on the wire. */
  readonly bend?: (steps: Iterable<Step>, draft: Draft, arg: string) => Iterable<Step>;
  /** Bends what `/generation` says of it later. */
  readonly lookup?: (arg: string, nowMs: number) => LookupFault;
};

export type FaultTable = Readonly<Record<string, Fault>>;

/** A whole number from an argument, or the number to take without one. */
export function wholeArg(arg: string, without: number): number {
  return /^\d+$/.test(arg) ? Number(arg) : without;
}
