import type { UIMessageChunk } from 'ai';
import { expect, it } from 'vitest';
import { readParts } from './read-parts.ts';
import { startContinuation } from './start-continuation.ts';

const ANSWER: UIMessageChunk[] = [
  { type: 'start' },
  { type: 'start-step' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: ' world' },
  { type: 'text-end', id: 't' },
  { type: 'finish' },
];

it('goes on in the last text of what was begun, as one part', async () => {
  const begun = [
    { type: 'reasoning' as const, text: 'Hm.' },
    { type: 'text' as const, text: 'Hello' },
  ];
  const parts = await readParts(ANSWER.flatMap(startContinuation(begun)));
  expect(parts).toMatchObject([
    { type: 'reasoning', text: 'Hm.', state: 'done' },
    { type: 'text', text: 'Hello world', state: 'done' },
  ]);
});

it('keeps what was begun when nothing more comes', async () => {
  const parts = await readParts(
    [ANSWER[0], ANSWER[1]].flatMap((chunk) =>
      startContinuation([{ type: 'text', text: 'Hello' }])(chunk as UIMessageChunk),
    ),
  );
  expect(parts).toMatchObject([{ type: 'text', text: 'Hello' }]);
});

it('leaves a text that comes after the continued one its own', async () => {
  const later: UIMessageChunk[] = [
    { type: 'text-start', id: 'u' },
    { type: 'text-delta', id: 'u', delta: 'More' },
    { type: 'text-end', id: 'u' },
  ];
  const chunks = [...ANSWER.slice(0, -1), ...later, { type: 'finish' } as UIMessageChunk];
  const parts = await readParts(chunks.flatMap(startContinuation([{ type: 'text', text: 'Hello' }])));
  expect(parts.map((part) => 'text' in part && part.text)).toEqual(['Hello world', 'More']);
});

it('passes everything where nothing was begun', () => {
  expect(ANSWER.flatMap(startContinuation([]))).toEqual(ANSWER);
});
