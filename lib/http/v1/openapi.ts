import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { CALL_BODIES } from './call-bodies.ts';
import { ModelsQuery } from './filter-models.ts';
import { KeyPatch, KeysQuery, NewKey } from './key-bodies.ts';

const ErrorBody = z
  .object({
    error: z.object({
      message: z.string(),
      code: z.number().int().meta({ description: 'The HTTP status.' }),
      type: z.string().meta({ description: 'OpenAI’s word for it, such as "insufficient_quota".' }),
      param: z.string().nullable().meta({ description: 'The field that was wrong.' }),
      metadata: z
        .looseObject({ code: z.string(), error_type: z.string(), requestId: z.string() })
        .meta({ description: '`code` is our own word, such as "budget_exceeded"; `error_type` is OpenRouter’s.' }),
    }),
  })
  .meta({ id: 'Error' });

const Data = z.object({ data: z.looseObject({}) });
const List = z.object({ data: z.array(z.looseObject({})) });
const Hash = z.object({ hash: z.string().meta({ description: 'The id of a key.' }) });
const Once = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({ description: 'The same key and body within 24 hours is one upstream call, its answer told again.' }),
  'x-title': z.string().optional().meta({ description: 'The name of your program, for the ledger.' }),
});

const json = (schema: z.ZodType, description: string) => ({ description, content: { 'application/json': { schema } } });
const failing = json(
  ErrorBody,
  'What went wrong. `Retry-After` says when asking again can help, `x-should-retry: false` that it cannot.',
);

function call(summary: string, schema: z.ZodType, isStreamed = true) {
  const streamed = isStreamed ? { 'text/event-stream': { schema: z.string() } } : {};
  return {
    post: {
      summary,
      requestParams: { header: Once },
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: {
        '200': {
          description: 'The upstream’s own answer, byte for byte.',
          content: { 'application/json': { schema: z.looseObject({}) }, ...streamed },
        },
        default: failing,
      },
    },
  };
}

function get(summary: string, schema: z.ZodType, requestParams = {}) {
  return {
    get: { summary, requestParams, responses: { '200': json(schema, 'In OpenRouter’s shape.'), default: failing } },
  };
}

const PATHS: ZodOpenApiPathsObject = {
  '/chat/completions': call('Complete a chat', CALL_BODIES.chat),
  '/embeddings': call('Make embeddings', CALL_BODIES.embeddings, false),
  '/responses': call('OpenAI’s Responses, without state', CALL_BODIES.responses),
  '/messages': call('Anthropic’s Messages', CALL_BODIES.messages),
  '/models': get('List models', List, { query: ModelsQuery }),
  '/models/count': get('Count models', Data, { query: ModelsQuery }),
  '/models/{author}/{slug}/endpoints': get('Who serves a model', Data, {
    path: z.object({ author: z.string(), slug: z.string() }),
  }),
  '/generation': get('What a call of this key cost', Data, { query: z.object({ id: z.string() }) }),
  '/key': get('What this key may spend and has spent', Data),
  '/credits': get('What the team spent, and what its budget leaves (management key)', Data),
  '/activity': get('The last 30 completed days (management key)', List, {
    query: z.object({
      date: z.iso.date().optional(),
      api_key_hash: z.string().optional(),
      user_id: z.string().optional(),
    }),
  }),
  '/keys': {
    ...get('List keys (management key)', List, { query: KeysQuery }),
    post: {
      summary: 'Issue a key (management key)',
      requestBody: { required: true, content: { 'application/json': { schema: NewKey } } },
      responses: {
        '201': json(z.object({ data: z.looseObject({}), key: z.string() }), 'The key is told this once.'),
        default: failing,
      },
    },
  },
  '/keys/{hash}': {
    ...get('One key (management key)', Data, { path: Hash }),
    patch: {
      summary: 'Change a key (management key)',
      requestParams: { path: Hash },
      requestBody: { required: true, content: { 'application/json': { schema: KeyPatch } } },
      responses: { '200': json(Data, 'The key as it is now.'), default: failing },
    },
    delete: {
      summary: 'End a key (management key)',
      requestParams: { path: Hash },
      responses: { '200': json(z.object({ deleted: z.literal(true) }), 'It is gone.'), default: failing },
    },
  },
  '/openapi.json': {
    get: { summary: 'This document', security: [], responses: { '200': json(z.looseObject({}), 'OpenAPI 3.1') } },
  },
};

/** What programs may ask of this server, as OpenAPI 3.1, from the schemas that validate. `serverUrl` ends in `/api/v1`. */
export function openApiDocument(serverUrl: string) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Parallax',
      version: '1',
      description: 'OpenAI- and OpenRouter-compatible: change the base URL and the key, keep your code.',
    },
    servers: [{ url: serverUrl }],
    security: [{ bearer: [] }, { apiKey: [] }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A key that begins with plx-.' },
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
    },
    paths: PATHS,
  });
}
