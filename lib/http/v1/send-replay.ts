import type { ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { FormName } from '#lib/gateway/call';
import type { Replay } from '#lib/replay/open-replays';
import { brokenEvent } from './broken-event.ts';
import { pipeEvents } from './pipe-events.ts';

const DIED = {
  ending: 'broke',
  error: { code: 'interrupted', message: 'Parallax stopped while it was answering.' },
  isTold: false,
} as const;

/** Gives a kept answer to one more reader. */
export async function sendReplay(
  response: ServerResponse,
  replay: Replay,
  { form, requestId }: { form: FormName; requestId: string },
): Promise<void> {
  response.on('error', () => {});
  const headers: Record<string, string> = {
    ...replay.headers,
    ...(replay.isReplayed && { 'x-parallax-replayed': 'true' }),
  };
  if (!headers['content-type']?.startsWith('text/event-stream')) {
    const bytes = await buffer(replay.body);
    response.writeHead(replay.status, headers);
    response.end(bytes);
    return;
  }
  response.writeHead(replay.status, headers);
  response.flushHeaders();
  await pipeEvents(replay.body, response);
  if (replay.body.errored && !response.destroyed) {
    const callId = replay.headers['x-parallax-call-id'] ?? '';
    response.write(brokenEvent(form, { callId }, DIED, requestId));
  }
  replay.body.destroy();
  response.end();
}
