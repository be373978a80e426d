import type { ServerResponse } from 'node:http';
import type { Refusal } from './faults/fault.ts';
import { sendJson } from './json.ts';

/** Sends what a fault answers in place of a generation; of a hang, nothing. */
export function refuse(response: ServerResponse, refusal: Refusal): void {
  if ('error' in refusal) {
    sendJson(response, refusal.error.status, refusal.error.toBody(), refusal.error.parts.headers);
  } else if ('status' in refusal) {
    response.writeHead(refusal.status, refusal.headers);
    response.end(refusal.text);
  } else if (refusal.silence === 'reset') {
    response.destroy();
  }
}
