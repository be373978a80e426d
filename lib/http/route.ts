import type { z } from 'zod';
import { type App, app } from '#lib/app';
import type { Role } from '#lib/auth/principal';
import { requireMember } from '#lib/auth/require-member';
import type { Member } from '#lib/auth/role';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { logFailure } from './log-failure.ts';
import { readJson } from './read-json.ts';
import { requireSameOrigin } from './require-same-origin.ts';
import { toErrorAnswer } from './to-error-answer.ts';

export type Allow = 'open' | Role;

/** The names in square brackets in the folders of app/api. */
type Param = 'id' | 'messageId' | 'paneId';

type Shape = { body?: z.ZodType; query?: z.ZodType; maxBytes?: number };

type Context<A extends Allow, S extends Shape> = {
  app: App;
  principal: A extends 'open' ? null : Member;
  request: Request;
  requestId: string;
  params: Readonly<Record<Param, string>>;
  query: S extends { query: infer Q extends z.ZodType } ? z.output<Q> : Readonly<Record<string, string | string[]>>;
  /** Parsed by the shape's schema; without one the raw JSON, for the verb to parse. */
  body: S extends { body: infer B extends z.ZodType } ? z.output<B> : unknown;
};

type Handler<A extends Allow, S extends Shape> = (context: Context<A, S>) => unknown;

type Segment = { params: Promise<Record<string, string | string[] | undefined>> };

/** What Next calls. `allow` is for the access test, which walks all routes. */
export type NextRoute = ((request: Request, segment: Segment) => Promise<Response>) & { readonly allow: Allow };

const BODY_MAX_BYTES = 2 ** 20;

/**
 * A Next route handler that says who may call it: anybody ('open'), or members with at least a role. The handler's value is
 * answered as JSON with 200; `created`, `accepted`, `noContent` or a raw Response say otherwise. What it throws is answered in
 * the one error shape.
 *
 *     export const GET = route('viewer', ({ app, principal, params }) => getConversation(app, principal, params.id));
 */
export function route<A extends Allow>(allow: A, handler: Handler<A, Record<never, never>>): NextRoute;
export function route<A extends Allow, const S extends Shape>(allow: A, shape: S, handler: Handler<A, S>): NextRoute;
export function route(allow: Allow, ...rest: [Handler<Allow, Shape>] | [Shape, Handler<Allow, Shape>]): NextRoute {
  const [shape, handler] = rest.length === 1 ? [{}, rest[0]] : rest;
  const answered = async (request: Request, segment: Segment): Promise<Response> => {
    const requestId = newId();
    try {
      const context = await admit(allow, shape, request, segment);
      return answer(await handler({ ...context, requestId } as Context<Allow, Shape>), requestId);
    } catch (error) {
      logFailure(app().log, error, { requestId, method: request.method, path: new URL(request.url).pathname });
      const { status, headers, body } = toErrorAnswer(error, requestId);
      return answer(Response.json(body, { status, headers }), requestId);
    }
  };
  return Object.assign(answered, { allow });
}

async function admit(allow: Allow, shape: Shape, request: Request, segment: Segment) {
  const container = app();
  requireSameOrigin(request, container.env.PUBLIC_URL);
  const findPrincipal = async () => (allow === 'open' ? null : requireMember(container, request.headers, allow));
  const asking = await findPrincipal();
  const query = toQuery(new URL(request.url).searchParams);
  const body = await readJson(request, shape.maxBytes ?? BODY_MAX_BYTES);
  // A body may take a minute to arrive: who was shut out meanwhile changes nothing.
  const principal = request.body === null ? asking : await findPrincipal();
  return {
    app: container,
    principal,
    request,
    params: await segment.params,
    query: shape.query ? parseInput(shape.query, query) : query,
    body: shape.body ? parseInput(shape.body, body) : body,
  };
}

/** A key given once is text, given more often a list: a schema that wants text then names the field. */
function toQuery(search: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const values = search.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function answer(value: unknown, requestId: string): Response {
  const response = value instanceof Response ? value : Response.json(value);
  const headers = new Headers(response.headers);
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
  headers.set('x-request-id', requestId);
  return new Response(response.body, { status: response.status, headers });
}
