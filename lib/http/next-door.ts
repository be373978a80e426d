import { app } from '#lib/app';
import type { Role } from '#lib/auth/principal';
import { answerByNext } from './answer-by-next.ts';

/** What Next calls for a row of the dispatch table that server.ts did not answer itself. `allow` is for the access test: the row guards itself. */
export function nextDoor<Allow extends 'open' | 'key' | Role>(allow: Allow) {
  return Object.assign((request: Request): Promise<Response> => answerByNext(app(), request), { allow });
}
