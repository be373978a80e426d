import { createHash } from 'node:crypto';
import type { BetterAuthOptions, DBAdapter } from 'better-auth/types';

type Open = (options: BetterAuthOptions) => DBAdapter;
type Condition = { field: string; value: unknown };
type Asked = { model: string; where?: Condition[]; data?: Record<string, unknown> };
type Method = (asked: Asked) => Promise<unknown>;

const METHODS = ['create', 'findOne', 'findMany', 'update', 'updateMany', 'delete', 'deleteMany', 'count'] as const;

/**
 * Keeps of a session's token only its SHA-256, by which it is looked up: who reads the database, or a copy of it, holds nobody's session.
 * better-auth itself sees the tokens that browsers have.
 */
export function hashSessionTokens(open: Open): Open {
  return (options) => {
    const adapter = open(options);
    const own = adapter as unknown as Record<(typeof METHODS)[number], Method>;
    const hashing = Object.fromEntries(METHODS.map((name) => [name, withHashes(own[name])]));
    const wrapped = { ...adapter, ...hashing, transaction: (run) => run(wrapped) } as DBAdapter;
    return wrapped;
  };
}

function withHashes(method: Method): Method {
  return async (asked) => {
    if (asked.model !== 'session') return method(asked);
    const plain = new Map<string, string>();
    const hashed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(hashed);
      if (typeof value !== 'string') return value;
      const hash = createHash('sha256').update(value).digest('base64url');
      plain.set(hash, value);
      return hash;
    };
    const { where, data } = asked;
    const answer = await method({
      ...asked,
      ...(where && { where: where.map((one) => (one.field === 'token' ? { ...one, value: hashed(one.value) } : one)) }),
      ...(data?.token !== undefined && { data: { ...data, token: hashed(data.token) } }),
    });
    return Array.isArray(answer) ? answer.map((row) => withPlain(row, plain)) : withPlain(answer, plain);
  };
}

function withPlain(row: unknown, plain: ReadonlyMap<string, string>): unknown {
  if (typeof row !== 'object' || row === null || !('token' in row)) return row;
  return { ...row, token: plain.get(String(row.token)) ?? row.token };
}
