import { and, eq, isNull } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { messages, runs } from '#db/schema/conversations';
import { AppError } from '#lib/errors';
import type { MessageView } from './view.ts';

type Parts = MessageView['parts'];

/**
 * What an answer to this prompt had said when it was cut off, ready to be gone on with: upstreams refuse words that end in a blank.
 * @throws AppError `not_found`; `conflict` for one that has not ended or never got a word.
 */
export function readCut(orm: Orm, promptId: string, answerId: string): { parts: Parts; model: string } {
  const isAnswer = and(eq(messages.id, answerId), eq(messages.parentId, promptId), isNull(messages.deletedAt));
  const found = orm
    .select({ parts: messages.parts, model: runs.model, state: runs.state })
    .from(messages)
    .innerJoin(runs, eq(runs.id, messages.runId))
    .where(isAnswer)
    .get();
  if (!found) throw new AppError('not_found', 'There is no such answer to this prompt.', { field: 'continues' });
  if (found.state === 'running') throw new AppError('conflict', 'This answer is still being written.');
  const parts = (found.parts as Parts).filter((part) => part.type === 'text' || part.type === 'reasoning');
  const last = parts.at(-1);
  if (last?.type !== 'text' || last.text.trim() === '')
    throw new AppError('conflict', 'There is nothing to go on from; answer the prompt again instead.');
  return { parts: [...parts.slice(0, -1), { ...last, text: last.text.trimEnd() }], model: found.model };
}
