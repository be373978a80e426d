import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { testFolder } from '#db/testing';
import { addBudget } from '#lib/budgets/testing';
import { isAppError, statusOf } from '#lib/errors';
import { callModel } from './call-model.ts';
import {
  beginStream,
  contextOf,
  DONE,
  delta,
  event,
  FINISH,
  PROMPT,
  type Script,
  testHeart,
  USAGE,
  WHOLE_STREAM,
} from './testing.ts';

const wholeStream: Script = (_request, response) => {
  beginStream(response);
  response.end(WHOLE_STREAM);
};

const refusalOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw error ?? new Error('it was not refused');
  return { code: error.code, status: statusOf(error), message: error.message, details: error.details };
};

describe('a finished stream', () => {
  it('passes the bytes through untouched and settles what upstream said', async () => {
    const { heart, calls, attempts } = await testHeart(wholeStream);
    const answer = await callModel(heart, contextOf(), PROMPT);
    expect(await text(answer.body)).toBe(WHOLE_STREAM);
    const outcome = await answer.settled;
    expect(outcome).toMatchObject({
      ending: 'finished',
      error: null,
      receipt: { state: 'reported', costUsd: '0.00042', provider: 'Acme', completionTokens: 2 },
    });
    expect(calls()).toMatchObject([
      {
        state: 'settled',
        ending: 'finished',
        costNano: 420_000,
        costDigits: '0.00042',
        costSource: 'reported',
        generationId: 'gen-1',
        memberName: 'Ada',
        finishReason: 'stop',
        bytesReceived: Buffer.byteLength(WHOLE_STREAM),
      },
    ]);
    expect(attempts()).toMatchObject([{ number: 1, httpStatus: 200, verdict: 'accept', generationId: 'gen-1' }]);
  });

  it('comes out the same, byte for byte and in the ledger, at whichever byte it is split', async () => {
    const bytes = Buffer.from(`: hi\n\n${delta('Grüße 😀')}${FINISH}${USAGE}${DONE}`);
    const { heart, calls } = await testHeart(async (request, response) => {
      beginStream(response);
      const cut = Number(request.body.seed);
      response.write(bytes.subarray(0, cut));
      await new Promise((resolve) => setImmediate(resolve));
      response.end(bytes.subarray(cut));
    });
    const cuts = Array.from({ length: bytes.length }, (_, cut) => cut);
    for (let from = 0; from < cuts.length; from += 64) {
      const answers = await Promise.all(
        cuts.slice(from, from + 64).map(async (cut) => {
          const answer = await callModel(heart, contextOf(), { ...PROMPT, seed: cut });
          const received = await text(answer.body);
          await answer.settled;
          return received;
        }),
      );
      for (const received of answers) expect(received).toBe(bytes.toString());
    }
    const rows = calls();
    expect(rows).toHaveLength(bytes.length);
    expect(
      new Set(
        rows.map(({ state, costDigits, finishReason, provider }) => [state, costDigits, finishReason, provider].join()),
      ),
    ).toEqual(new Set(['settled,0.00042,stop,Acme']));
  });

  it('is settled once, whichever way it ends', async () => {
    const { heart, calls } = await testHeart(wholeStream);
    const controller = new AbortController();
    const answer = await callModel(heart, contextOf(controller.signal), PROMPT);
    await text(answer.body);
    controller.abort();
    expect((await answer.settled).ending).toBe('finished');
    expect(calls()).toHaveLength(1);
  });
});

describe('the other endings', () => {
  it('left: the upstream is let go and the cost stays unknown, its hold kept', async () => {
    const { heart, db, calls, sockets } = await testHeart((_request, response) => {
      beginStream(response);
      response.write(delta('Hel'));
    });
    addBudget(db, { limitNano: 1_000_000_000 });
    const controller = new AbortController();
    const answer = await callModel(heart, contextOf(controller.signal), PROMPT);
    await new Promise((resolve) => answer.body.once('data', resolve));
    controller.abort();
    const outcome = await answer.settled;
    expect(outcome).toMatchObject({ ending: 'left', receipt: { state: 'unsettled', costUsd: null } });
    expect(calls()).toMatchObject([{ state: 'unsettled', ending: 'left', costNano: null, generationId: 'gen-1' }]);
    await expect.poll(() => sockets.open).toBe(0);
    expect(db.client.prepare('select held_nano > 0 as held, spent_nano from budget_windows').get()).toEqual({
      held: 1,
      spent_nano: 0,
    });
  });

  it('left: a reader that destroys the body counts the same', async () => {
    const { heart, calls, sockets } = await testHeart((_request, response) => {
      beginStream(response);
      response.write(delta('Hel'));
    });
    const answer = await callModel(heart, contextOf(), PROMPT);
    await new Promise((resolve) => answer.body.once('data', resolve));
    answer.body.destroy();
    expect((await answer.settled).ending).toBe('left');
    await expect.poll(() => sockets.open).toBe(0);
    expect(calls()).toMatchObject([{ state: 'unsettled' }]);
  });

  it('T1: a cut socket breaks the answer after the last whole event', async () => {
    const { heart, calls } = await testHeart((_request, response) => {
      beginStream(response);
      response.write(delta('Hel'), () => response.destroy());
    });
    const answer = await callModel(heart, contextOf(), PROMPT);
    await expect(text(answer.body)).rejects.toThrow('cut');
    expect(await answer.settled).toMatchObject({
      ending: 'broke',
      error: { code: 'interrupted' },
      receipt: { state: 'unsettled' },
    });
    expect(calls()).toMatchObject([{ state: 'unsettled', ending: 'broke', errorCode: 'interrupted' }]);
  });

  it('T2: a clean end without a finish is not a finish', async () => {
    const { heart } = await testHeart((_request, response) => {
      beginStream(response);
      response.end(delta('Hel'));
    });
    const answer = await callModel(heart, contextOf(), PROMPT);
    expect(await text(answer.body)).toBe(delta('Hel'));
    expect(await answer.settled).toMatchObject({ ending: 'broke', error: { code: 'interrupted' } });
  });

  it('T3: an error inside a 200 is an error, and its bytes pass all the same', async () => {
    const failure = event({ id: 'gen-1', error: { code: 502, message: 'Upstream went away' }, choices: [] });
    const { heart, calls } = await testHeart((_request, response) => {
      beginStream(response);
      response.end(delta('Hel') + failure);
    });
    const answer = await callModel(heart, contextOf(), PROMPT);
    expect(await text(answer.body)).toBe(delta('Hel') + failure);
    expect(await answer.settled).toMatchObject({
      ending: 'broke',
      error: { code: 'upstream_failed', message: 'Upstream went away' },
    });
    expect(calls()).toMatchObject([{ state: 'unsettled', ending: 'broke' }]);
  });

  it('T9: a stream that only keeps alive is given up', async () => {
    const { heart, sockets } = await testHeart(
      (_request, response) => {
        beginStream(response);
        const beat = setInterval(() => response.write(': OPENROUTER PROCESSING\n\n'), 10);
        response.on('close', () => clearInterval(beat));
      },
      { limits: { idleMs: 80, totalMs: 60_000 } },
    );
    const answer = await callModel(heart, contextOf(), PROMPT);
    await expect(text(answer.body)).rejects.toThrow('stopped sending');
    expect(await answer.settled).toMatchObject({ ending: 'broke', error: { code: 'upstream_timeout' } });
    await expect.poll(() => sockets.open).toBe(0);
  });

  it('T11: no usage chunk leaves the cost unknown, never zero', async () => {
    const { heart, calls } = await testHeart((_request, response) => {
      beginStream(response);
      response.end(delta('Hello') + FINISH + DONE);
    });
    const answer = await callModel(heart, contextOf(), PROMPT);
    await text(answer.body);
    expect(await answer.settled).toMatchObject({ ending: 'finished', receipt: { state: 'unsettled', costUsd: null } });
    expect(calls()[0]?.nextCheckAt).toBeGreaterThan(Date.now());
  });
});

describe('a whole answer', () => {
  const BODY = {
    id: 'gen-9',
    model: 'acme/nova',
    provider: 'Acme',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 9, completion_tokens: 1, cost: 1.1e-5, is_byok: false },
  };
  const REQUEST = { ...PROMPT, stream: false };

  it('is passed on as it came, white space before it included', async () => {
    const bytes = `   \n\n ${JSON.stringify(BODY)}`;
    const { heart, calls } = await testHeart((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(bytes);
    });
    const answer = await callModel(heart, contextOf(), REQUEST);
    expect(await text(answer.body)).toBe(bytes);
    expect(await answer.settled).toMatchObject({ ending: 'finished', receipt: { costUsd: '0.000011' } });
    expect(calls()).toMatchObject([{ state: 'settled', costDigits: '0.000011', generationId: 'gen-9' }]);
  });

  it.each([
    ['U16 an empty body', 200, '', 'application/json', 'upstream_failed', 3],
    ['U16 only white space', 200, ' \n ', 'application/json', 'upstream_failed', 3],
    ['U16 HTML', 200, '<html>proxy</html>', 'text/html', 'upstream_failed', 3],
    [
      'U17 an error inside a 200',
      200,
      JSON.stringify({ error: { code: 400, message: 'Bad' } }),
      'application/json',
      'upstream_failed',
      1,
    ],
    [
      'U1 a 400',
      400,
      JSON.stringify({ error: { code: 400, message: 'Bad' } }),
      'application/json',
      'upstream_failed',
      1,
    ],
  ])('%s is refused', async (_name, status, body, type, code, requestCount) => {
    const { heart, requests, calls } = await testHeart((_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    expect(await refusalOf(callModel(heart, contextOf(), REQUEST))).toMatchObject({ code });
    expect(requests).toHaveLength(requestCount);
    expect(calls()).toMatchObject([{ state: 'settled', ending: 'refused', costNano: 0 }]);
  });
});

it('regression: a whole answer that is cut off after its generation was named is asked about, not guessed', async () => {
  const { heart, calls, requests } = await testHeart((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-generation-id': 'gen-7', 'content-length': 900 });
    response.write('{"id":"gen-7"', () => response.destroy());
  });
  await refusalOf(callModel(heart, contextOf(), { ...PROMPT, stream: false }));
  expect(requests).toHaveLength(1);
  expect(calls()).toMatchObject([{ state: 'unsettled', ending: 'refused', generationId: 'gen-7', costNano: null }]);
});

it('regression: a database that fails between admission and answer leaves no call open', async () => {
  const { heart, db, calls } = await testHeart((_request, response) => void response.writeHead(503).end());
  db.client.exec(
    "create trigger broken before insert on attempts when new.number = 2 begin select raise(abort, 'no room'); end",
  );
  expect(await refusalOf(callModel(heart, contextOf(), PROMPT))).toMatchObject({ code: 'internal', status: 500 });
  expect(calls()).toMatchObject([{ state: expect.stringMatching(/settled$/), ending: 'refused' }]);
});

describe('trying again', () => {
  it('answers after a 503 and writes both attempts down', async () => {
    const { heart, requests, attempts, calls } = await testHeart((request, response, number) => {
      if (number > 1) return wholeStream(request, response, number);
      response
        .writeHead(503, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: { code: 503, message: 'Busy' } }));
    });
    const answer = await callModel(heart, contextOf(), PROMPT);
    await text(answer.body);
    await answer.settled;
    expect(requests).toHaveLength(2);
    expect(attempts().map(({ number, httpStatus, verdict }) => [number, httpStatus, verdict])).toEqual([
      [1, 503, 'retry'],
      [2, 200, 'accept'],
    ]);
    expect(calls()).toHaveLength(1);
  });

  it('C4: stops trying when the caller leaves during the wait', async () => {
    const controller = new AbortController();
    const { heart, requests, calls, attempts } = await testHeart((_request, response) => {
      response.writeHead(429, { 'retry-after': '15' }).end('{}');
    });
    const refused = refusalOf(callModel(heart, contextOf(controller.signal), PROMPT));
    await expect.poll(() => attempts()[0]?.verdict).toBe('retry');
    controller.abort();
    await refused;
    expect(requests).toHaveLength(1);
    expect(calls()).toMatchObject([{ state: 'settled', ending: 'left', costNano: 0 }]);
  });

  it('U2: a 401 marks the key, blames nobody who called, and hides the key it echoes', async () => {
    const { heart, calls } = await testHeart((_request, response) => {
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: { code: 401, message: 'Bad key sk-or-v1-canary' } }));
    });
    const refusal = await refusalOf(callModel(heart, contextOf(), PROMPT));
    expect(refusal).toMatchObject({ code: 'upstream_credentials_invalid', status: 502 });
    expect(JSON.stringify([refusal, calls()])).not.toContain('canary');
  });
});

describe('before anything is sent', () => {
  it('refuses an unknown model without a row', async () => {
    const { heart, requests, calls } = await testHeart(wholeStream);
    expect(await refusalOf(callModel(heart, contextOf(), { ...PROMPT, model: 'acme/nowa' }))).toMatchObject({
      code: 'unknown_model',
      status: 404,
    });
    expect([requests.length, calls().length]).toEqual([0, 0]);
  });

  it('sends no byte upstream before the sync of its row and its holds has returned', async () => {
    let release = (_error: Error | null) => {};
    let synced = () => {};
    const syncing = new Promise<void>((resolve) => (synced = resolve));
    const db = openDb(join(testFolder(), 'test.db'), {
      sync: (_fd, done) => {
        release = done;
        synced();
      },
    });
    migrate(db.client);
    const { heart, requests, calls } = await testHeart(wholeStream, { db });
    const answering = callModel(heart, contextOf(), PROMPT);
    await syncing;
    expect(calls()).toMatchObject([{ state: 'open' }]);
    expect(requests).toHaveLength(0);
    release(null);
    const answer = await answering;
    await text(answer.body);
    expect(requests).toHaveLength(1);
    const done = answer.settled;
    await expect.poll(() => calls()[0]?.state).toBe('settled');
    release(null);
    await done;
    db.client.close();
  });

  it('B1: money for one admits one of a hundred, and its cap goes upstream', async () => {
    const { heart, db, requests } = await testHeart(wholeStream);
    const one = 16_000_000;
    addBudget(db, { limitNano: one });
    const settled = await Promise.allSettled(
      Array.from({ length: 100 }, async () => {
        const answer = await callModel(heart, contextOf(), { ...PROMPT, max_tokens: 7000 });
        await text(answer.body);
        return answer.settled;
      }),
    );
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(requests).toHaveLength(1);
    await (await callModel(heart, contextOf(), PROMPT)).settled;
    expect(requests[1]?.max_tokens).toBe(4096);
    expect(db.client.prepare('select held_nano, spent_nano from budget_windows').get()).toEqual({
      held_nano: 0,
      spent_nano: 840_000,
    });
  });

  it('leaves a request without a cap alone where no budget blocks', async () => {
    const { heart, requests } = await testHeart(wholeStream);
    await (await callModel(heart, contextOf(), { ...PROMPT, route: 'fallback', unheard_of: [1] })).settled;
    expect(requests[0]).not.toHaveProperty('max_tokens');
    expect(requests[0]).not.toHaveProperty('route');
    expect(requests[0]).toMatchObject({ unheard_of: [1], model: 'acme/nova' });
  });
});

it('regression: a database that cannot note a generation breaks no stream off', async () => {
  const { heart, db, calls } = await testHeart((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-9' });
    response.flushHeaders();
    setImmediate(() =>
      setImmediate(() => response.end('data: {"choices":[{"delta":{"content":"Hi"}}]}\n\ndata: [DONE]\n\n')),
    );
  });
  db.client.exec(
    "create trigger broken before update of generation_id on calls when new.state = 'open' begin select raise(abort, 'no room'); end",
  );
  const answer = await callModel(heart, contextOf(), PROMPT);
  expect(await text(answer.body)).toContain('Hi');
  await answer.settled;
  expect(calls()).toMatchObject([{ state: 'unsettled', ending: 'finished', generationId: 'gen-9' }]);
});

it('regression: whoever has an answer in one piece finds it settled, or a process killed then would not know its cost', async () => {
  const { heart, calls } = await testHeart((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json', 'x-generation-id': 'gen-11' })
      .end('{"id":"gen-11","choices":[{"finish_reason":"stop","message":{"content":"Hi"}}],"usage":{"cost":0.002}}');
  });
  await callModel(heart, contextOf(), { ...PROMPT, stream: false });
  expect(calls()).toMatchObject([{ state: 'settled', generationId: 'gen-11', costNano: 2_000_000 }]);
});

it('regression: a usage told before a stream was cut off is not what it cost', async () => {
  const { heart, calls } = await testHeart((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-13' });
    response.write('data: {"choices":[{"delta":{"content":"Hi"}}],"usage":{"cost":0.001}}\n\n', () =>
      response.destroy(),
    );
  });
  const answer = await callModel(heart, contextOf(), PROMPT);
  await text(answer.body).catch(() => {});
  await answer.settled;
  expect(calls()).toMatchObject([{ state: 'unsettled', ending: 'broke', generationId: 'gen-13', costNano: null }]);
});
