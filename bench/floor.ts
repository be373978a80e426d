import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { Agent, request as send } from 'undici';
import { openDb } from '#db/client';

/** The least that a metering gateway can do: node:http, undici, one insert under the ledger's own durability before the answer. */
const [upstream = '', folder = ''] = process.argv.slice(2);
const db = openDb(join(folder, 'floor.db'));
db.orm.run(
  sql`create table calls (id integer primary key, at integer not null, bytes integer not null, tail text not null)`,
);
const insert = db.client.prepare('insert into calls (at, bytes, tail) values (?, ?, ?)');
const dispatcher = new Agent({ connections: 2048, pipelining: 1 });

const server = createServer(async (request, response) => {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  await db.commit(() => insert.run(Date.now(), 0, ''));
  const answer = await send(`${upstream}${request.url?.replace('/api/v1', '')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
    body: Buffer.concat(body),
    dispatcher,
  });
  response.writeHead(answer.statusCode, { 'content-type': String(answer.headers['content-type']) });
  answer.body.pipe(response);
});
server.listen(0, '127.0.0.1', () =>
  console.log(`floor ready: http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`),
);
process.on('SIGTERM', () => process.exit(0));
