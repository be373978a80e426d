import { type CompletionReading, hasContent, newReading, takeIn } from './completion-reading.ts';
import { parseJson } from './parse-json.ts';
import { isRecord } from './read-usage.ts';

/** Reads a whole completion body, keep-alive white space before it included. Null when it is not a JSON object. */
export function readBody(body: Buffer): CompletionReading | null {
  const parsed = parseJson(body.toString('utf8'));
  if (!isRecord(parsed)) return null;
  const reading = newReading();
  takeIn(reading, parsed);
  reading.isDone = true;
  if (hasContent(parsed)) reading.contentTokens = Math.ceil(body.length / 4);
  return reading;
}
