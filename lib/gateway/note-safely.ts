import { describeError } from '#lib/describe-error';
import { noteGeneration } from '#lib/ledger/note-generation';
import type { Heart } from './heart.ts';

/** Stores the id by which an upstream can be asked for the cost, so that it outlives the process. A database that refuses breaks no answer off. */
export function noteSafely(heart: Pick<Heart, 'db' | 'log'>, callId: string, generationId: string | null): void {
  if (generationId === null) return;
  try {
    noteGeneration(heart.db, callId, generationId);
  } catch (error) {
    heart.log.error({ callId, failure: describeError(error) }, 'the generation of a call could not be noted');
  }
}
