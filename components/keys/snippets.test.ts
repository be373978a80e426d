import { expect, it } from 'vitest';
import { curlLines, envLines } from './snippets.ts';

it('fills in the server’s address and the key', () => {
  expect(envLines('https://plx.example.com', 'plx-abc')).toBe(
    'OPENAI_BASE_URL=https://plx.example.com/api/v1\nOPENAI_API_KEY=plx-abc',
  );
  expect(curlLines('http://127.0.0.1:3000', 'plx-abc', 'openai/gpt-5-mini')).toBe(
    `curl http://127.0.0.1:3000/api/v1/chat/completions \\
  -H 'Authorization: Bearer plx-abc' \\
  -H 'Content-Type: application/json' \\
  -d '{"model":"openai/gpt-5-mini","messages":[{"role":"user","content":"Say hello."}]}'`,
  );
});

it('shows a management key what it is for', () => {
  expect(curlLines('http://h', 'plx-abc', null)).toBe(
    `curl http://h/api/v1/keys \\\n  -H 'Authorization: Bearer plx-abc'`,
  );
});
