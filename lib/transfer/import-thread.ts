import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, isAppError } from '#lib/errors';
import type { Imported } from './imported.ts';
import { parseImport } from './parse-import.ts';
import { type Filing, type Slice, toSlices } from './to-slices.ts';

/** What the thread says: what it read, then slice after slice as it is asked for them, then that it is done; or why not. */
export type ThreadSays =
  | { kind: 'read'; model: string; named: string[] }
  | { kind: 'slice'; slice: Slice }
  | { kind: 'done' }
  | { kind: 'refused'; code: ErrorCode; message: string; details: ErrorDetails };

if (parentPort) await answer(parentPort, workerData as { body: Uint8Array });

async function answer(port: MessagePort, { body }: { body: Uint8Array }): Promise<void> {
  const say = (said: ThreadSays) => port.postMessage(said);
  try {
    const { conversations, model } = parseImport(body);
    say({ kind: 'read', model, named: namesOf(conversations) });
    const [filing] = (await once(port, 'message')) as [Filing];
    for (const slice of toSlices(conversations, filing)) {
      say({ kind: 'slice', slice });
      await once(port, 'message');
    }
    say({ kind: 'done' });
  } catch (error) {
    if (!isAppError(error)) throw error;
    say({ kind: 'refused', code: error.code, message: error.message, details: error.details });
  }
}

/** What the file calls the models that it names. */
function namesOf(conversations: readonly Imported[]): string[] {
  const named = conversations.flatMap(({ panes }) =>
    panes.flatMap((pane) => [pane.model, ...pane.messages.map((message) => message.model)]),
  );
  return [...new Set(named)].filter((name) => name !== null);
}
