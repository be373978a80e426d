import { isRecord } from './read-usage.ts';
import type { Translation } from './translation.ts';

const FINISH: Readonly<Record<string, string>> = {
  completed: 'stop',
  incomplete: 'length',
  failed: 'error',
  cancelled: 'error',
};
const DELTA = /^response\..+\.delta$/;

/** Reads an event of a Responses stream, or the whole response. */
export function readResponses(body: Record<string, unknown>): Translation {
  const type = typeof body.type === 'string' ? body.type : '';
  if (type === 'error')
    return {
      chunk: { error: isRecord(body.error) ? body.error : { code: body.code, message: body.message } },
      isDone: false,
    };
  if (DELTA.test(type)) return { chunk: { choices: [{ delta: { content: body.delta } }] }, isDone: false };
  const response = isRecord(body.response) ? body.response : body.object === 'response' ? body : null;
  if (!response) return { chunk: isRecord(body.error) ? { error: body.error } : {}, isDone: false };
  const finish = FINISH[String(response.status)] ?? null;
  const isWhole = response === body;
  const text = isWhole && Array.isArray(response.output) && response.output.length > 0 ? 'output' : '';
  return {
    chunk: {
      id: generationId(response.id),
      model: response.model,
      provider: response.provider,
      error: response.error,
      usage: toChatUsage(response.usage),
      choices: finish ? [{ finish_reason: finish, delta: { content: text } }] : [],
    },
    isDone: finish !== null,
  };
}

/** Only OpenRouter's own ids can be asked about; others name the response to its client. */
export function generationId(id: unknown): string | null {
  return typeof id === 'string' && id.startsWith('gen-') ? id : null;
}

function toChatUsage(usage: unknown): Record<string, unknown> | null {
  if (!isRecord(usage)) return null;
  return {
    ...usage,
    prompt_tokens: usage.input_tokens,
    completion_tokens: usage.output_tokens,
    prompt_tokens_details: usage.input_tokens_details,
    completion_tokens_details: usage.output_tokens_details,
  };
}
