import type { AccessRow } from './access-rows.ts';
import type { Caller } from './callers.ts';
import type { Example } from './example.ts';
import { EXAMPLES } from './example-requests.ts';
import type { Answer, World } from './world.ts';

/** A row's good request, with what it is about made anew. */
export async function exampleOf(world: World, { name }: Pick<AccessRow, 'name'>, caller: Caller): Promise<Example> {
  return (await EXAMPLES[name]?.(world, caller)) ?? {};
}

/** Sends a row's request as a caller; what `sent` says wins over what the caller has. */
export function send(world: World, row: AccessRow, caller: Caller, sent: Example): Promise<Answer> {
  const headers = { ...world.headers[caller], ...sent.headers };
  return world.ask(row.method, pathOf(row.path, sent), { ...sent, headers });
}

function pathOf(path: string, { params = {}, query }: Example): string {
  const filled = path
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'nothing'))
    .replace(/\*$/, 'nothing/here');
  return query ? `${filled}?${new URLSearchParams(query)}` : filled;
}
