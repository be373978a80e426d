import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server as NetServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Log } from '#lib/log';
import type { Connection } from './connection.ts';

/** An upstream of the test's own on loopback. */
export async function testUpstream(
  listener: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    listener(request, response);
  });
  const origin = await listening(server);
  onTestFinished(() => {
    server.closeAllConnections();
  });
  return { origin, server };
}

/** A listener below HTTP, for what no HTTP server would say. */
export async function testSocketServer(
  listener: (socket: Socket) => void,
): Promise<{ origin: string; server: NetServer }> {
  const sockets = new Set<Socket>();
  const server = createNetServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    listener(socket);
  });
  const origin = await listening(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { origin, server };
}

/** Listens on a port of its own until the test ends. */
export async function listening(server: NetServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function testConnection(origin: string, apiKey = 'sk-or-v1-test'): Connection {
  return { id: 'test', kind: 'openrouter', name: 'Test', baseUrl: `${origin}/api/v1`, apiKey };
}

/** A log that keeps its lines. */
export function testLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write = (...words: unknown[]) => {
    lines.push(JSON.stringify(words));
  };
  return { lines, debug: write, info: write, warn: write, error: write } as unknown as Log & { lines: string[] };
}
