import { onTestFinished } from 'vitest';
import { connections } from '#db/schema/connections';
import { testDb, testFolder } from '#db/testing';
import type { Principal } from '#lib/auth/principal';
import { openConnections } from './open-connections.ts';
import { loadSecret } from './secret.ts';
import { testLog, testUpstream } from './testing.ts';

export const OWNER: Principal = {
  kind: 'member',
  memberId: 'm-1',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'owner',
};

type Answer = { status: number; body: unknown };
type Answers = { key?: Answer; credits?: Answer; models?: Answer };

const GOOD_KEY = {
  data: {
    label: 'sk-or-v1-can...789',
    limit: 10,
    limit_remaining: '7.4999999999',
    usage: 2.5000000001,
    is_free_tier: false,
    rate_limit: { requests: -1 },
    novelty: true,
  },
};
const MODELS = { status: 200, body: { object: 'list', data: [{ id: 'llama3.1:8b' }, { id: 'qwen3:4b' }] } };
const NO_CREDITS = { status: 403, body: { error: { code: 403, message: 'Only management keys can fetch credits' } } };

/** The room on a database of the test's own, with an upstream that answers /key, /credits and /models as told. */
export async function openRoom(answers: Answers = {}, environmentKey?: string, privateOrigins: string[] = []) {
  const seen: (string | undefined)[] = [];
  const { origin, server } = await testUpstream((request, response) => {
    seen.push(request.headers.authorization);
    const told = request.url?.endsWith('/models')
      ? (answers.models ?? MODELS)
      : request.url === '/api/v1/key'
        ? answers.key
        : (answers.credits ?? NO_CREDITS);
    const { status, body } = told ?? { status: 200, body: GOOD_KEY };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const db = testDb();
  const secret = loadSecret({ env: {}, folder: testFolder(), db });
  const log = testLog();
  const env = {
    OPENROUTER_BASE_URL: `${origin}/api/v1`,
    PARALLAX_PRIVATE_ORIGINS: privateOrigins,
    OPENROUTER_API_KEY: environmentKey,
  };
  const reopen = () => {
    const opened = openConnections({
      db,
      env,
      log,
      secret,
      sandbox: { url: `${origin}/sandbox`, apiKey: 'sk-or-sandbox' },
    });
    onTestFinished(opened.close);
    return { db, env, log, secret, connections: opened, catalogue: { list: () => [{ author: 'openai' }] } };
  };
  return {
    app: reopen(),
    reopen,
    seen,
    answers,
    server,
    origin,
    stored: () => db.orm.select().from(connections).all(),
  };
}
