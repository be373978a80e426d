import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Guarded } from '#lib/http/find-unguarded';
import type { Guest } from '#lib/http/to-listener';

type Row = { method: string; pattern: RegExp; names: string[]; answer: Guarded };

/**
 * Stands in for Next where a test wants its route handlers behind the real listener: finds the file by Next's rules (a name
 * before a parameter, a parameter before the rest) and hands it the request as Next does. Knows no pages.
 */
export function nextGuest(routes: Readonly<Record<string, Guarded>>): Guest {
  const rows = Object.entries(routes).sort(bySpecificity).map(toRow);
  return async (message, response) => {
    const url = new URL(message.url ?? '/', `http://${message.headers.host ?? 'localhost'}`);
    const there = rows.filter(({ pattern }) => pattern.test(url.pathname));
    const row = there.find(({ method }) => method === message.method);
    if (!row) return void response.writeHead(there.length > 0 ? 405 : 404).end();
    const values = row.pattern.exec(url.pathname)?.slice(1) ?? [];
    const params = Object.fromEntries(row.names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
    const headers = Object.entries(message.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    );
    const body = /^(?:GET|HEAD)$/.test(row.method) ? null : (Readable.toWeb(message) as NodeStream);
    const init = { method: row.method, headers, body, duplex: 'half' } as RequestInit;
    const answer = await row.answer(new Request(url, init), { params: Promise.resolve(params) });
    for (const cookie of answer.headers.getSetCookie()) response.appendHeader('set-cookie', cookie);
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value);
    response.writeHead(answer.status);
    if (answer.body) Readable.fromWeb(answer.body as NodeStream).pipe(response);
    else response.end();
  };
}

/** A letter sorts before a bracket made a tilde, and one tilde before two. */
function bySpecificity([a]: [string, unknown], [b]: [string, unknown]): number {
  const rank = (name: string) => name.replace(/^\w+ /, '').replaceAll('[...', '~~').replaceAll('[', '~');
  return rank(a) < rank(b) ? -1 : 1;
}

function toRow([name, answer]: [string, Guarded]): Row {
  const [method = '', path = ''] = name.split(' ');
  const names = [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1] ?? '');
  const source = path
    .replaceAll('.', '\\.')
    .replace(/\[\\\.\\\.\\\.\w+\]/, '(.+)')
    .replace(/\[\w+\]/g, '([^/]+)');
  return { method, pattern: new RegExp(`^${source}$`), names, answer };
}
