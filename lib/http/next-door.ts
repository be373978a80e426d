import { app } from '#lib/app';
import type { Role } from '#lib/auth/principal';

/**
 * What Next calls for a row of the dispatch table that server.ts did not answer itself. `allow` is for the access test: the row guards
 * itself. The table is taken from the sources, as plain Node runs them, so that nothing in it need stand being bundled.
 */
export function nextDoor<Allow extends 'open' | 'key' | Role>(allow: Allow) {
  const answer = async (request: Request): Promise<Response> => {
    const source = `${process.cwd()}/lib/http/answer-by-next.ts`;
    const { answerByNext }: typeof import('./answer-by-next.ts') = await import(
      /* turbopackIgnore: true */ /* @vite-ignore */ source
    );
    return answerByNext(app(), request);
  };
  return Object.assign(answer, { allow });
}
