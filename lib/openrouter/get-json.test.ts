import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getCredits } from './get-credits.ts';
import { type Ask, getJson } from './get-json.ts';
import { getKey } from './get-key.ts';
import { getModels } from './get-models.ts';

function answering(status: number, body: string | Iterable<string>, hide = 'sk-or-v1-canary'): Ask {
  const text = typeof body === 'string' ? [body] : body;
  return {
    hide,
    send: async () => ({ status, headers: {}, body: Readable.from(text).map((piece) => Buffer.from(piece)) }),
  };
}

function failing(error: object): Ask {
  return { hide: '', send: () => Promise.reject(Object.assign(new Error('connect failed'), error)) };
}

const Any = z.unknown();

describe('getJson', () => {
  it('reads a document in pieces, white space before it included', async () => {
    expect(await getJson(answering(200, ['\n\n ', '{"a"', ':1}']), '/x', Any)).toEqual({ a: 1 });
  });

  it.each([
    [401, '{"error":{"code":401,"message":"User not found."}}', 'upstream_credentials_invalid', 'User not found.'],
    [403, '{"error":{"code":403,"message":"no sk-or-v1-canary here"}}', 'upstream_failed', 'no [key] here'],
    [200, '{"error":{"code":401,"message":"inside"}}', 'upstream_credentials_invalid', 'inside'],
    [502, '<html>', 'upstream_failed', 'HTTP 502'],
    [307, '', 'upstream_failed', 'HTTP 307'],
    [200, ' ', 'bad_upstream_response', '/x'],
    [200, '{"a":"text"}', 'bad_upstream_response', '/x'],
  ])('%i %s → %s', async (status, body, code, message) => {
    const failed = getJson(answering(status, body), '/x', z.object({ a: z.number() }));
    await expect(failed).rejects.toMatchObject({ name: 'AppError', code, message: expect.stringContaining(message) });
  });

  it('stops reading an answer without end', async () => {
    let pieces = 0;
    function* endless() {
      for (;;) {
        pieces += 1;
        yield 'x'.repeat(1024 * 1024);
      }
    }
    await expect(getJson(answering(200, endless()), '/x', Any)).rejects.toMatchObject({
      code: 'bad_upstream_response',
    });
    expect(pieces).toBeLessThan(100);
  });

  it.each([
    [{ code: 'timeout' }, 'upstream_timeout'],
    [{ code: 'refused' }, 'upstream_unreachable'],
    [{ code: 'blocked' }, 'upstream_unreachable'],
    [{}, 'upstream_unreachable'],
  ])('%j → %s', async (error, code) => {
    await expect(getJson(failing(error), '/x', Any)).rejects.toMatchObject({ name: 'AppError', code });
  });
});

describe('the documents', () => {
  it('a key, with dollars as digits, and wrong fields as null', async () => {
    const body = {
      data: { label: 7, limit: null, limit_remaining: 'lots', usage: 6e-7, is_free_tier: 'yes', new_field: {} },
    };
    expect(await getKey(answering(200, JSON.stringify(body)))).toEqual({
      label: null,
      limit: null,
      limit_remaining: null,
      limit_reset: undefined,
      usage: '0.0000006',
      is_free_tier: null,
      expires_at: undefined,
    });
  });

  it('credits', async () => {
    const body = '{"data":{"total_credits":110.5,"total_usage":"0.30"}}';
    expect(await getCredits(answering(200, body))).toEqual({ total_credits: '110.5', total_usage: '0.3' });
  });

  it('models, rows untouched', async () => {
    expect(await getModels(answering(200, '{"data":[{"id":"a/b","x":1},null],"links":{}}'))).toEqual([
      { id: 'a/b', x: 1 },
      null,
    ]);
    await expect(getModels(answering(200, '{"data":{}}'))).rejects.toMatchObject({ code: 'bad_upstream_response' });
  });
});
