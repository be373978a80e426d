import { z } from 'zod';
import { AppError, isAppError } from '#lib/errors';
import { isTooDeep } from '#lib/is-too-deep';
import { parseInput } from '#lib/parse-input';
import { checkTree } from './check-tree.ts';
import type { Imported } from './imported.ts';
import { parseBounded } from './parse-bounded.ts';
import { readImport } from './read-import.ts';

const MOST_CONVERSATIONS = 5_000;
const MOST_MESSAGES = 30_000;

const ImportInput = z.object({
  /** What the file holds. */
  text: z.string().min(1),
  /** Of panes whose model the file does not say or the catalogue does not know. */
  model: z.string().min(1).max(200),
});

/**
 * Reads the body of an import: a file and a model.
 * @throws AppError `invalid_request` that names the place in the body or in the file; `payload_too_large`.
 */
export function parseImport(body: Uint8Array): { conversations: Imported[]; model: string } {
  const { text, model } = parseInput(ImportInput, parseBody(body));
  const conversations = readImport(text);
  for (const [index, one] of conversations.entries()) checkTree(one, `file.conversations.${index}`);
  const messages = conversations
    .flatMap(({ panes }) => panes.map((pane) => pane.messages.length))
    .reduce((a, b) => a + b, 0);
  if (conversations.length > MOST_CONVERSATIONS || messages > MOST_MESSAGES)
    throw new AppError(
      'payload_too_large',
      `This file holds ${conversations.length} conversations with ${messages} messages; at most ${MOST_CONVERSATIONS} with ${MOST_MESSAGES} come in at once. Split it.`,
      { field: 'file' },
    );
  return { conversations, model };
}

function parseBody(bytes: Uint8Array): unknown {
  const body = parseJson(bytes);
  if (isTooDeep(body)) throw new AppError('invalid_request', 'The body is nested too deep.');
  return body;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return parseBounded(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('invalid_request', 'The body is not valid JSON.');
  }
}
