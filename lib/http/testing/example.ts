import type { Caller } from './callers.ts';
import type { Sent, World } from './world.ts';

/** One good request of a row, about something of the member's own that was made for it. */
export type Example = Sent & {
  /** For the names in the row's path. */
  params?: Record<string, string>;
  query?: Record<string, string>;
};

/** Makes a row's good request. */
export type Make = (world: World, caller: Caller) => Example | Promise<Example>;
