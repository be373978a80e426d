import { app } from '#lib/app';
import { answerByNext } from './answer-by-next.ts';

/** What Next calls for everything under /api/v1 that server.ts did not answer itself. `allow` is for the access test. */
export const nextDoor = Object.assign((request: Request): Promise<Response> => answerByNext(app(), request), {
  allow: 'key' as const,
});
