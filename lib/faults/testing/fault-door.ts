import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, fetch, type Response } from 'undici';
import { onTestFinished } from 'vitest';
import { testFolder } from '#db/testing';
import { addBudget } from '#lib/budgets/testing';
import { readEnv } from '#lib/env';
import { DISPATCH } from '#lib/http/dispatch';
import { toListener } from '#lib/http/to-listener';
import { createKey } from '#lib/keys/create-key';
import { addMember } from '#lib/keys/testing';
import { openLog } from '#lib/log';
import { openApp } from '#lib/open-app';
import { testSandbox } from '#lib/sandbox/testing';
import { callRows } from './call-rows.ts';
import { type ClosingOptions, closingChecks, openResources } from './closing-checks.ts';

export const MODEL = 'openai/gpt-4o-mini';
/** Stands in every prompt, and must stand nowhere else. */
export const PROMPT_CANARY = 'canary-prompt-7c41';
/** As large as any call of a test needs, so that every call holds money. */
const LIMIT_NANO = 1_000_000_000_000;

export type FaultDoor = Awaited<ReturnType<typeof faultDoor>>;

type Asking = { readonly faults?: string; readonly signal?: AbortSignal; readonly headers?: Record<string, string> };

/**
 * The whole of Parallax behind its one port, under a blocking budget, in front of a sandbox whose faults a prompt asks for. When the test
 * ends, it ends with the five closing checks.
 */
export async function faultDoor({
  speed,
  isManaged = true,
  ...closing
}: ClosingOptions & {
  speed?: number;
  /** Whether the key that asks about the account may. */
  isManaged?: boolean;
} = {}) {
  const open = openResources();
  // The test's own time limit runs now, and no longer when it closes.
  const before = { ...open, Timeout: Math.max(0, (open.Timeout ?? 0) - 1) };
  const clock = { aheadMs: 0 };
  const sandbox = await testSandbox({
    now: () => Date.now() + clock.aheadMs,
    ...(speed !== undefined && { speed }),
  });
  const upstreamKey = 'sk-or-v1-canary-upstream-5d02';
  const managementKey = 'sk-or-v1-management-canary-77e1';
  const folder = testFolder();
  const lines: string[] = [];
  const app = await openApp(
    readEnv({
      LOG_LEVEL: 'debug',
      DATA_DIR: folder,
      OPENROUTER_BASE_URL: sandbox.url,
      OPENROUTER_API_KEY: upstreamKey,
      OPENROUTER_MANAGEMENT_KEY: isManaged ? managementKey : upstreamKey,
    }),
    { log: openLog('debug', { write: (line) => lines.push(line) }) },
  );
  const port = await openPort(toListener(app, DISPATCH, { guest: () => null, isDev: false }));
  const dispatcher = new Agent({ connections: 400, headersTimeout: 0, bodyTimeout: 0 });
  const maker = addMember(app.db, 'ada', 'owner');
  addBudget(app.db, { limitNano: LIMIT_NANO });
  const { key } = await createKey(app, maker, { name: 'Tests' });
  const told: string[] = [];

  /** A request as a program sends it; what it is told is kept for the closing checks. */
  const send = async (path: string, body: unknown, { signal, headers }: Asking = {}): Promise<Response> => {
    const response = await fetch(`${port.origin}/api/v1${path}`, {
      dispatcher,
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    told.push(JSON.stringify([...response.headers]));
    return response;
  };

  /** Asks for a completion whose prompt asks for faults; reads the answer as far as it comes. */
  const ask = async (body: Record<string, unknown> = {}, asking: Asking = {}) => {
    const prompt = `${PROMPT_CANARY} Why do cats purr? ${(asking.faults ?? '').replaceAll(/\S+/g, '[[fault:$&]]')}`;
    const whole = { model: MODEL, messages: [{ role: 'user', content: prompt }], ...body };
    const response = await send('/chat/completions', whole, asking);
    let text = '';
    let isCut = false;
    const decoder = new TextDecoder();
    try {
      for await (const piece of response.body ?? []) text += decoder.decode(piece as Uint8Array, { stream: true });
    } catch {
      isCut = true;
    }
    told.push(text);
    return { status: response.status, headers: response.headers, text: text + decoder.decode(), isCut };
  };

  onTestFinished(() =>
    closingChecks(
      {
        app,
        folder,
        sandbox,
        clock,
        lines,
        told,
        before,
        origin: port.origin,
        dispatcher,
        closePort: port.close,
        secrets: { upstreamKey, managementKey, key, prompt: PROMPT_CANARY },
        maker,
      },
      closing,
    ),
  );
  return {
    app,
    sandbox,
    origin: port.origin,
    key,
    maker,
    dispatcher,
    clock,
    lines,
    send,
    ask,
    calls: () => callRows(app.db.client),
  };
}

async function openPort(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
