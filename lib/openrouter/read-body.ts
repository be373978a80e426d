import { type CompletionReading, hasContent, newReading, takeIn } from './completion-reading.ts';
import { FORMS, type FormName } from './forms.ts';
import { parseJson } from './parse-json.ts';
import { isRecord } from './read-usage.ts';

/** Reads a whole completion body, keep-alive white space before it included. Null when it is not a JSON object. */
export function readBody(body: Buffer, form: FormName = 'chat'): CompletionReading | null {
  const parsed = parseJson(body.toString('utf8'));
  if (!isRecord(parsed)) return null;
  const reading = newReading();
  const chunk = FORMS[form].translate?.()(parsed).chunk ?? parsed;
  takeIn(reading, chunk);
  reading.isDone = true;
  if (hasContent(chunk)) reading.contentTokens = Math.ceil(body.length / 4);
  return reading;
}
