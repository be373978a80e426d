import { expect, test } from 'vitest';
import { isOpen, toolPartsOf, toReadable } from './tool-parts.ts';

const call = { type: 'dynamic-tool' as const, toolName: 'f', toolCallId: '1', input: {} };

test('finds the calls of an answer, and which of them are open', () => {
  const parts = toolPartsOf([
    { type: 'text', text: 'Let me look.' },
    { ...call, state: 'input-available' },
    { ...call, state: 'output-available', output: '7' },
    { ...call, state: 'output-error', errorText: 'No.' },
  ]);
  expect(parts.map(isOpen)).toEqual([true, false, false]);
});

test('shows JSON on lines, and text as it is', () => {
  expect(toReadable({ a: 1 })).toBe('{\n  "a": 1\n}');
  expect(toReadable('[1]')).toBe('[\n  1\n]');
  expect(toReadable('7 degrees')).toBe('7 degrees');
  expect(toReadable(undefined)).toBe('{}');
});
