import { z } from 'zod';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { requireModel } from '#lib/conversations/require-model';
import { requireWriter } from '#lib/conversations/require-writer';
import { AppError } from '#lib/errors';
import type { Model } from '#lib/models/model';
import { parseInput } from '#lib/parse-input';
import { checkTree } from './check-tree.ts';
import { insertImported } from './insert-imported.ts';
import { readImport } from './read-import.ts';

const MOST_CONVERSATIONS = 5_000;
const MOST_MESSAGES = 30_000;

export const IMPORT_MAX_BYTES = 48 * 2 ** 20;

const ImportInput = z.object({
  /** What the file holds. */
  text: z.string().min(1),
  /** Of panes whose model the file does not say or the catalogue does not know. */
  model: z.string().min(1).max(200),
});

/**
 * Brings in all conversations of a file, in one commit: all or none.
 * @throws AppError `invalid_request` that names the place in the file; `payload_too_large`; `unknown_model`.
 */
export async function importConversations(
  app: { db: Db; catalogue: { find: (id: string) => Model | null } },
  principal: Principal,
  input: unknown,
): Promise<{ ids: string[] }> {
  const { text, model } = parseInput(ImportInput, input);
  const { memberId } = requireWriter(principal);
  requireModel(app, model);
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
  const find = (id: string) => [id, `openai/${id}`].find((candidate) => app.catalogue.find(candidate)) ?? null;
  const ids = await app.db.commit((orm) =>
    conversations.map((one) => insertImported(orm, memberId, one, { find, fallback: model })),
  );
  return { ids };
}
