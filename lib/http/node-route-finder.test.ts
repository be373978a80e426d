import { expect, test } from 'vitest';
import type { NodeRoute } from './node-route.ts';
import { nodeRouteFinder } from './node-route-finder.ts';

const row = (method: NodeRoute<unknown>['method'], path: string): NodeRoute<unknown> => ({
  method,
  path,
  allow: 'viewer',
  answer: async () => {},
});

const find = nodeRouteFinder([
  row('GET', '/api/conversations/:id/events'),
  row('POST', '/api/v1/chat/completions'),
  row('GET', '/api/v1/*'),
  row('GET', '/api/v1.json'),
]);

test.each([
  ['GET', '/api/conversations/01-a/events', '/api/conversations/:id/events', { id: '01-a' }],
  ['GET', '/api/conversations/a%2Fb%20c/events', '/api/conversations/:id/events', { id: 'a/b c' }],
  ['GET', '/api/conversations/%E0%A4%A/events', '/api/conversations/:id/events', { id: '%E0%A4%A' }],
  ['POST', '/api/v1/chat/completions', '/api/v1/chat/completions', {}],
  ['GET', '/api/v1/models/openai/gpt-4o/endpoints', '/api/v1/*', {}],
  ['GET', '/api/v1.json', '/api/v1.json', {}],
])('%s %s is answered by %s', (method, pathname, path, params) => {
  expect(find(method, pathname)).toMatchObject({ route: { path }, params });
});

test.each([
  ['POST', '/api/conversations/1/events'],
  ['HEAD', '/api/conversations/1/events'],
  ['GET', '/api/conversations//events'],
  ['GET', '/api/conversations/1/2/events'],
  ['GET', '/api/conversations/1/events/'],
  ['GET', '/api/v1xjson'],
  ['GET', '/api/v1'],
  ['GET', '/x/api/v1/models'],
])('%s %s is not ours', (method, pathname) => {
  expect(find(method, pathname)).toBeNull();
});
