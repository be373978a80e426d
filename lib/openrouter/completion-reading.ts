import { readError, type UpstreamError } from './read-error.ts';
import { isRecord, readUsage, type UsageReading } from './read-usage.ts';

/** What was understood of a completion so far: filled event by event of a stream, or at once from a whole body. */
export type CompletionReading = {
  generationId: string | null;
  servedModel: string | null;
  provider: string | null;
  finishReason: string | null;
  usage: UsageReading | null;
  error: UpstreamError | null;
  isDone: boolean;
  /** Events (or characters / 4 of a whole body) that carried text, reasoning or tool calls: about one token each. */
  contentTokens: number;
  malformedInARow: number;
};

export function newReading(): CompletionReading {
  return {
    generationId: null,
    servedModel: null,
    provider: null,
    finishReason: null,
    usage: null,
    error: null,
    isDone: false,
    contentTokens: 0,
    malformedInARow: 0,
  };
}

/** Takes in one parsed chunk or whole body. The first finish reason and error win, the last usage wins. */
export function takeIn(reading: CompletionReading, chunk: Record<string, unknown>): void {
  reading.generationId ??= string(chunk.id);
  reading.servedModel ??= string(chunk.model);
  reading.provider ??= string(chunk.provider);
  reading.error ??= readError(chunk, null);
  reading.usage = readUsage(chunk.usage) ?? reading.usage;
  for (const choice of Array.isArray(chunk.choices) ? chunk.choices : []) {
    if (isRecord(choice)) reading.finishReason ??= string(choice.finish_reason);
  }
}

/** Whether a chunk or body carries anything of the answer itself. */
export function hasContent(chunk: Record<string, unknown>): boolean {
  const choices = Array.isArray(chunk.choices) ? chunk.choices : [];
  return choices.some((choice) => {
    if (!isRecord(choice)) return false;
    const delta = choice.delta ?? choice.message;
    if (!isRecord(delta)) return Boolean(choice.text);
    return Boolean(delta.content || delta.reasoning || delta.reasoning_content || delta.refusal || filled(delta));
  });
}

function filled(delta: Record<string, unknown>): boolean {
  return (
    [delta.tool_calls, delta.images, delta.reasoning_details].some((list) => Array.isArray(list) && list.length > 0) ||
    isRecord(delta.audio)
  );
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
