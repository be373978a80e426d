import { describe, expect, it } from 'vitest';
import { splitEvents, toUtf8 } from './split-events.ts';

const unlimited = { limitBytes: 1 << 20, onOverflow: () => {} };

function split(chunks: readonly Buffer[]): string[] {
  const events: string[] = [];
  const splitter = splitEvents((latin1) => events.push(toUtf8(latin1)), unlimited);
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return events;
}

describe('T5: reads what the standard allows', () => {
  it.each([
    ['LF', 'data: a\n\ndata: b\n\n', ['a', 'b']],
    ['CRLF', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['CR', 'data: a\r\rdata: b\r\r', ['a', 'b']],
    ['mixed', 'data: a\r\n\ndata: b\n\r\ndata: c\r\r\n', ['a', 'b', 'c']],
    ['no space after the colon', 'data:a\n\n', ['a']],
    ['two spaces', 'data:  a\n\n', [' a']],
    ['several data lines', 'data: a\ndata: b\ndata\n\n', ['a\nb\n']],
    ['comments between and inside events', ': OPENROUTER PROCESSING\n\ndata: a\n: still here\n\n', ['a']],
    ['other fields', 'event: x\nid: 7\nretry: 100\ndata: a\n\n', ['a']],
    ['a byte order mark', '\uFEFFdata: a\n\n', ['a']],
    ['empty events', '\n\n\ndata: a\n\n\n\n', ['a']],
    ['an event that the end cuts short', 'data: a\n\ndata: b', ['a', 'b']],
    ['characters of every length', 'data: é€😀\n\n', ['é€😀']],
  ])('%s', (_name, text, events) => {
    expect(split([Buffer.from(text)])).toEqual(events);
  });
});

it('T7: reads the same however the bytes are cut', () => {
  const text = '\uFEFF: hello\r\n\r\ndata: {"a":"é€😀"}\r\n\r\ndata:one\ndata: two\n\nevent: x\rdata: last\r\r';
  const bytes = Buffer.from(text);
  const whole = split([bytes]);
  expect(whole).toEqual(['{"a":"é€😀"}', 'one\ntwo', 'last']);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    expect(split([bytes.subarray(0, cut), bytes.subarray(cut)]), `cut at ${cut}`).toEqual(whole);
  }
  expect(split([...bytes].map((byte) => Buffer.from([byte])))).toEqual(whole);
});

it('T6: gives up once on an event over the limit, with or without a newline, and does not count comments or other events', () => {
  let overflows = 0;
  const events: string[] = [];
  const splitter = splitEvents((event) => events.push(event), { limitBytes: 100, onOverflow: () => (overflows += 1) });
  for (let i = 0; i < 50; i += 1) splitter.push(Buffer.from(`: ${'c'.repeat(40)}\n\ndata: ${'d'.repeat(40)}\n\n`));
  expect([events.length, overflows]).toEqual([50, 0]);
  for (let i = 0; i < 50; i += 1) splitter.push(Buffer.from('x'.repeat(40)));
  splitter.push(Buffer.from('\n\ndata: late\n\n'));
  splitter.end();
  expect([events.length, overflows]).toEqual([50, 1]);
});
