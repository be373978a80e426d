import type { Draft } from '#lib/sandbox/draft';
import type { Step } from '#lib/sandbox/step';

/** How a generation is asked for and told. Whatever the form, one machine decides, charges and records it. */
export type Form = {
  /** The body as a chat completions body. */
  readonly toChat: (body: unknown) => unknown;
  readonly whole: (draft: Draft) => Record<string, unknown>;
  readonly steps: (draft: Draft) => Iterable<Step>;
};
