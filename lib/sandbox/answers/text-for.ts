import type { Random } from '#lib/sandbox/random';
import type { Schema } from './schema.ts';
import { textOfPattern } from './text-of-pattern.ts';
import type { Wish } from './wish.ts';

const LONGEST = 200;
const FILLER = ' and so on';

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-01-15',
  'date-time': '2026-01-15T09:30:00Z',
  time: '09:30:00Z',
  duration: 'PT15M',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  'uri-reference': '/example',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
};

/** A text within the schema's bounds, of the prompt's own words where it leaves that free. */
export function textFor(schema: Schema, { topic, prompt }: Wish, name: string, luck: Random): string {
  const { format = '', pattern, minLength = 0, maxLength = LONGEST } = schema;
  if (pattern !== undefined) return textOfPattern(pattern, luck, { minLength, maxLength });
  const fixed = FORMATS[format];
  if (fixed !== undefined) return fixed;
  const text = isPlace(name) ? placeIn(prompt) : /code|sql|query|text|prompt|question/i.test(name) ? prompt : topic;
  return text.slice(0, maxLength).padEnd(minLength, FILLER);
}

function isPlace(name: string): boolean {
  return /city|location|place|country/i.test(name);
}

function placeIn(prompt: string): string {
  return /\b(?:in|at|for|of)\s+([A-Z]\p{L}+(?:\s[A-Z]\p{L}+)*)/u.exec(prompt)?.[1] ?? 'Prague';
}
