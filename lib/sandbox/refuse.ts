import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './faults/fault.ts';
import type { World } from './world.ts';

/** Sends what a fault answers in place of a generation; of a hang, nothing. @throws WireError where it is an error in OpenRouter's shape. */
export function refuse({ pacer }: World, request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  if ('error' in refusal) throw refusal.error;
  if ('status' in refusal) {
    response.writeHead(refusal.status, refusal.headers);
    response.end(refusal.text);
  } else if ('wire' in refusal) {
    pacer.play(request.socket, refusal.wire(), { onStep: () => {}, onEnd: () => {} });
  } else if (refusal.silence === 'reset') {
    response.destroy();
  }
}
