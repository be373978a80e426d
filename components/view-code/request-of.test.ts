import { expect, test } from 'vitest';
import type { PaneView } from '#lib/conversations/view';
import { requestOf } from './request-of.ts';

const message = (role: 'user' | 'assistant', ...parts: object[]) =>
  ({ role, parts }) as unknown as PaneView['messages'][number];
const text = (words: string) => ({ type: 'text', text: words });

test('the request has the settings, the system prompt first, and what was said up to the last prompt', () => {
  const pane = {
    model: 'acme/nova',
    settings: { system: 'Be brief.', temperature: 0.2 },
    messages: [
      message('user', { type: 'file', filename: 'map.pdf', mediaType: 'application/pdf' }, text('Where?')),
      message('assistant', { type: 'reasoning', text: 'Hm.' }, text('Here.')),
      message('user', text('And then?')),
      message('assistant', text('There.')),
    ],
  };
  expect(requestOf(pane)).toEqual({
    model: 'acme/nova',
    temperature: 0.2,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: '[File: map.pdf]\n\nWhere?' },
      { role: 'assistant', content: 'Here.' },
      { role: 'user', content: 'And then?' },
    ],
  });
});
