import { type CompletionReading, hasContent, newReading, takeIn } from './completion-reading.ts';
import { FORMS, type FormName } from './forms.ts';
import { parseJson } from './parse-json.ts';
import { isRecord } from './read-usage.ts';
import { splitEvents, toUtf8 } from './split-events.ts';

const EVENT_LIMIT_BYTES = 8 * 1024 * 1024;
const MALFORMED_LIMIT = 3;
const FINISH = /"finish_reason"\s*:\s*"/;

export type StreamReader = {
  readonly reading: CompletionReading;
  push: (chunk: Buffer) => void;
  end: () => void;
};

/**
 * Reads a copy of a completion stream as it passes. After the first content only the events that can matter (usage, an error, a finish
 * reason) are parsed; the rest are counted. `onUnreadable` is told once when the stream cannot be trusted any more: an event over
 * 8 MiB, or more than three malformed ones in a row.
 */
export function readStream(
  hooks: { onContent: () => void; onUnreadable: (why: string) => void },
  form: FormName = 'chat',
): StreamReader {
  const reading = newReading();
  const translate = FORMS[form].translate?.();
  let isContentSeen = false;

  const onEvent = (latin1: string) => {
    if (reading.isDone) return;
    if (latin1 === '[DONE]') {
      reading.isDone = true;
      return;
    }
    if (!translate && isContentSeen && !canMatter(latin1)) {
      reading.malformedInARow = 0;
      reading.contentTokens += 1;
      hooks.onContent();
      return;
    }
    const event = parseJson(toUtf8(latin1));
    if (!isRecord(event)) {
      reading.malformedInARow += 1;
      if (reading.malformedInARow > MALFORMED_LIMIT) hooks.onUnreadable('too many malformed events');
      return;
    }
    reading.malformedInARow = 0;
    const { chunk, isDone } = translate?.(event) ?? { chunk: event, isDone: false };
    takeIn(reading, chunk);
    reading.isDone = isDone;
    if (!hasContent(chunk)) return;
    isContentSeen = true;
    reading.contentTokens += 1;
    hooks.onContent();
  };

  const splitter = splitEvents(onEvent, {
    limitBytes: EVENT_LIMIT_BYTES,
    onOverflow: () => hooks.onUnreadable('an event over 8 MiB'),
  });
  return { reading, push: splitter.push, end: splitter.end };
}

// Inside a JSON string the closing quote of a key would be escaped, so text of an answer cannot look like these.
function canMatter(event: string): boolean {
  return event.includes('"usage"') || event.includes('"error"') || FINISH.test(event) || !event.endsWith('}');
}
