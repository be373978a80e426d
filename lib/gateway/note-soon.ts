import { describeError } from '#lib/describe-error';
import { noteGeneration } from '#lib/ledger/note-generation';
import type { Heart } from './heart.ts';

/**
 * Stores the id by which an upstream can be asked for the cost, in this turn of the event loop but after what waits for the answer: a
 * body that came together with its headers is read by then, and `cancel` leaves the id to its call's ending. A database that refuses
 * breaks no answer off.
 */
export function noteSoon(
  heart: Pick<Heart, 'db' | 'log'>,
  callId: string,
  generationId: string | null,
): { cancel: () => void } {
  if (generationId === null) return { cancel: () => {} };
  const noting = setImmediate(() => {
    try {
      noteGeneration(heart.db, callId, generationId);
    } catch (error) {
      heart.log.error({ callId, failure: describeError(error) }, 'the generation of a call could not be noted');
    }
  });
  return { cancel: () => clearImmediate(noting) };
}
