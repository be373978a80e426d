import type { Readable } from 'node:stream';
import { Readable as NodeReadable } from 'node:stream';
import { isRecord } from '#lib/openrouter/read-usage';
import { splitEvents, toUtf8 } from '#lib/openrouter/split-events';

const EVENT_LIMIT_BYTES = 8 * 1024 * 1024;

/**
 * What the AI SDK's provider trips over, mended on our own reading (contract §7.1): a null count or cost loses it the whole usage chunk, an
 * event that is not JSON ends the stream. Programs get the untouched bytes, never these.
 */
export function mendStream(source: Readable): Readable {
  return NodeReadable.from(mended(source));
}

async function* mended(source: Readable): AsyncGenerator<Buffer> {
  let events: string[] = [];
  const splitter = splitEvents((latin1) => events.push(latin1), {
    limitBytes: EVENT_LIMIT_BYTES,
    onOverflow: () => {},
  });
  const takeOut = () => {
    const text = events.map(mendEvent).join('');
    events = [];
    return Buffer.from(text);
  };
  for await (const chunk of source) {
    splitter.push(chunk as Buffer);
    if (events.length) yield takeOut();
  }
  splitter.end();
  if (events.length) yield takeOut();
}

function mendEvent(latin1: string): string {
  if (latin1 === '[DONE]') return 'data: [DONE]\n\n';
  const text = toUtf8(latin1);
  try {
    const chunk: unknown = JSON.parse(text);
    if (!isRecord(chunk) || !isRecord(chunk.usage)) return `data: ${text}\n\n`;
    return `data: ${JSON.stringify({ ...chunk, usage: withoutNulls(chunk.usage) })}\n\n`;
  } catch {
    return '';
  }
}

function withoutNulls(usage: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(usage).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, isRecord(value) ? withoutNulls(value) : value]));
}
