import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPort } from './create-port.ts';

/** What a client that says one thing after the other hears until it is cut off. */
function heard(port: number, ...said: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const left = [...said];
    const socket = connect(port, '127.0.0.1');
    const drip = setInterval(() => {
      const next = left.shift();
      if (next !== undefined) socket.write(next);
    }, 20);
    socket.on('data', (bytes) => {
      text += bytes.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(drip);
      resolve(text);
    });
  });
}

test('C6: who says nothing, drips a head or drips a body is cut off; five hundred of them keep nobody else waiting', async () => {
  const server = createPort(
    (message, response) => {
      message.resume();
      message.on('end', () => response.end('well'));
    },
    { headersMs: 150, requestMs: 300, checkedEveryMs: 30 },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const letters = [...'GET / HTTP/1.1\r\nhost: x\r\nx-slow: '.padEnd(2000, 'x')];
  const idle = Array.from({ length: 500 }, () => heard(port));
  const slowHead = heard(port, ...letters);
  const slowBody = heard(port, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2000\r\n\r\n', ...letters);
  for (let count = 0; count < 20; count += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
    expect(await answer.text()).toBe('well');
  }
  expect(await slowHead).toMatch(/^HTTP\/1\.1 408 /);
  expect(await slowBody).toMatch(/^HTTP\/1\.1 408 /);
  for (const text of await Promise.all(idle)) expect(text).toMatch(/^(HTTP\/1\.1 408 [\s\S]*)?$/);
});
