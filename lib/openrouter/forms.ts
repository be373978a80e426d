import { readMessages } from './read-messages.ts';
import { readResponses } from './read-responses.ts';
import { isRecord } from './read-usage.ts';
import type { Translation } from './translation.ts';

/** The forms in which OpenRouter takes a billable request. */
export type FormName = 'chat' | 'embeddings' | 'responses' | 'messages';

type Form = {
  readonly path: string;
  /** Where a request says how long its answer may be; the last is the one to add. None: nothing is written. */
  readonly caps: readonly string[];
  /** What is billed as prompt. */
  readonly prompt: readonly string[];
  /** Begins the reading of one answer. Null for chat completions, which are read as they are. */
  readonly translate: (() => (body: Record<string, unknown>) => Translation) | null;
};

export const FORMS: Readonly<Record<FormName, Form>> = {
  chat: {
    path: '/chat/completions',
    caps: ['max_completion_tokens', 'max_tokens'],
    prompt: ['messages', 'prompt', 'tools', 'functions', 'prediction', 'response_format'],
    translate: null,
  },
  embeddings: {
    path: '/embeddings',
    caps: [],
    prompt: ['input'],
    // Vectors end with nothing: without a finish they would be taken for an answer that came to nothing, which is free.
    translate: () => (body) => ({
      chunk: { ...body, id: null, choices: isRecord(body.error) ? [] : [{ finish_reason: 'stop' }] },
      isDone: true,
    }),
  },
  responses: {
    path: '/responses',
    caps: ['max_output_tokens'],
    prompt: ['input', 'instructions', 'tools', 'text', 'prompt'],
    translate: () => readResponses,
  },
  messages: {
    path: '/messages',
    caps: ['max_tokens'],
    prompt: ['messages', 'system', 'tools'],
    translate: readMessages,
  },
};
