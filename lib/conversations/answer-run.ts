import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { streamText, toUIMessageStream, type UIMessageChunk } from 'ai';
import { eq } from 'drizzle-orm';
import { runs } from '#db/schema/conversations';
import type { Member } from '#lib/auth/role';
import { describeError } from '#lib/describe-error';
import { type AppError, isAppError } from '#lib/errors';
import { saveAnswerImage } from '#lib/files/save-answer-image';
import { type CallAnswer, type CallContext, type CallOutcome, meteredFetch } from '#lib/gateway/index';
import type { ActiveRun } from './active-run.ts';
import type { ConversationsApp } from './conversations-app.ts';
import { endRun, type RunEnding } from './end-run.ts';
import { foldChunk } from './fold-chunks.ts';
import { type Prompt, readPrompt } from './read-prompt.ts';
import { startContinuation } from './start-continuation.ts';
import { startThinkingClock, type ThinkingClock } from './thinking-clock.ts';
import { type RunFailure, toRunError } from './to-run-error.ts';
import { toTools } from './to-tools.ts';

/** What became of the request: the heart's answer or refusal, and what the SDK could not read. */
type Reading = {
  /** Resolves when the heart has answered or refused; the SDK does not wait for that when it is stopped. */
  asked: Promise<unknown>;
  answer: CallAnswer | null;
  refusal: AppError | null;
  fault: unknown;
  isWhole: boolean;
  chunks: UIMessageChunk[];
  thinking: ThinkingClock;
};

/**
 * The job of a run: asks the model, tells every piece of the answer as it comes, and writes the ending. It goes on whoever watches; only
 * `run.stop` cuts it short. How it ended is what the heart says, never what the SDK reports. Never rejects.
 */
export async function answerRun(app: ConversationsApp, member: Member, run: ActiveRun): Promise<void> {
  const reading: Reading = {
    asked: Promise.resolve(),
    answer: null,
    refusal: null,
    fault: null,
    isWhole: false,
    chunks: [],
    thinking: startThinkingClock(),
  };
  try {
    await read(app, member, run, reading);
  } catch (error) {
    reading.fault ??= error;
  }
  try {
    await reading.asked;
    const outcome = (await reading.answer?.settled) ?? null;
    if (reading.fault && !reading.refusal && !outcome?.error && !run.stopReason) {
      app.log.error({ failure: describeError(reading.fault), runId: run.view.id }, 'an answer could not be read');
    }
    const place = { conversationId: run.conversationId, runId: run.view.id };
    const ending = endingOf(run, reading, outcome);
    await endRun(app, place, ending, () => app.hub.drop(run));
    const { messageId, model } = run.view;
    if (ending.state === 'finished')
      app.titles?.afterAnswer(member, { conversationId: run.conversationId, messageId, model });
  } catch (error) {
    app.log.error({ failure: describeError(error), runId: run.view.id }, 'a run could not be ended');
  } finally {
    run.end();
  }
}

async function read(app: ConversationsApp, member: Member, run: ActiveRun, reading: Reading): Promise<void> {
  if (run.signal.aborted) return;
  const prompt = await readPrompt(app, run.conversationId, run.view);
  const context: CallContext = {
    principal: member,
    purpose: prompt.isCompared ? 'compare' : 'chat',
    signal: run.signal,
    conversationId: run.conversationId,
    runId: run.view.id,
  };
  const heart = meteredFetch(app, context, {
    onAnswer: (answer) => {
      reading.answer = answer;
      noteCall(app, run.view.id, answer.callId);
    },
    onRefused: (refusal) => {
      reading.refusal = refusal;
    },
  });
  const asking: typeof heart = (...request) => {
    // The SDK asks even when it was stopped before it came to that.
    if (run.signal.aborted) return Promise.reject(run.signal.reason);
    const answering = heart(...request);
    reading.asked = answering.catch(() => {});
    return answering;
  };
  const stream = ask(asking, run, prompt, (fault) => {
    reading.fault ??= fault;
  });
  const tell = (chunk: UIMessageChunk) => {
    foldChunk(reading.chunks, chunk);
    app.hub.tellChunk(run, chunk);
  };
  const continued = startContinuation(prompt.begun);
  const place = { memberId: member.memberId, conversationId: run.conversationId, messageId: run.view.messageId };
  for await (const chunk of stream) {
    if (run.signal.aborted) break;
    if (chunk.type === 'finish') reading.isWhole = true;
    if (chunk.type === 'error' || chunk.type === 'abort') continue;
    reading.thinking.note(chunk.type);
    const told = withoutMetadata(chunk);
    if (told.type === 'file') {
      // The words after a picture that cannot be kept are paid for too.
      const shown = await saveAnswerImage(app, place, told.url).catch((error: unknown) => {
        reading.fault ??= error;
        return null;
      });
      if (shown) tell({ type: 'file', url: shown.url, mediaType: shown.mediaType });
    } else for (const one of continued(told)) tell(one);
  }
}

function ask(
  heart: ReturnType<typeof meteredFetch>,
  run: ActiveRun,
  prompt: Prompt,
  onFault: (fault: unknown) => void,
) {
  const { system, tools, tool_choice: choice, ...parameters } = prompt.settings;
  // The heart knows the upstream and its key; the SDK must ask for one and gets a word.
  const provider = createOpenRouter({ fetch: heart, apiKey: 'unused-by-the-heart', compatibility: 'strict' });
  const result = streamText({
    model: provider.chat(run.view.model, { extraBody: parameters }),
    messages: prompt.messages,
    ...(system?.trim() ? { instructions: system } : {}),
    ...toTools(tools, choice),
    maxRetries: 0,
    abortSignal: run.signal,
    onError: ({ error }) => onFault(error),
  });
  return toUIMessageStream({
    stream: result.stream,
    generateMessageId: () => run.view.messageId,
    originalMessages: [],
    sendSources: true,
  });
}

/** A reasoning model's details repeat its whole text; only a call of a function, whose result is sent back with them, needs them. */
function withoutMetadata(chunk: UIMessageChunk): UIMessageChunk {
  if (!('providerMetadata' in chunk) || chunk.type === 'tool-input-available') return chunk;
  const { providerMetadata: _dropped, ...rest } = chunk;
  return rest;
}

/** So that a run whose process dies is still found with its call. */
function noteCall(app: ConversationsApp, runId: string, callId: string): void {
  app.db.orm.update(runs).set({ callId }).where(eq(runs.id, runId)).run();
}

function endingOf(run: ActiveRun, reading: Reading, outcome: CallOutcome | null): RunEnding {
  const { answer, refusal, chunks } = reading;
  const callId = answer?.callId ?? (typeof refusal?.details.callId === 'string' ? refusal.details.callId : null);
  const receipt = outcome?.receipt ?? null;
  const known = { callId, receipt, chunks, reasoningMs: reading.thinking.tookMs() };
  const failed = (
    state: 'failed' | 'interrupted',
    failure: Pick<RunFailure, 'code' | 'message' | 'details'>,
  ): RunEnding => ({
    ...known,
    state,
    error: toRunError({ ...failure, callId, receipt }),
  });

  const isFinished = outcome?.ending === 'finished' && !outcome.error;
  if (isFinished && reading.isWhole && !reading.fault) return { ...known, state: 'finished', error: null };
  if (run.stopReason === 'stopped') return { ...known, state: 'stopped', error: null };
  if (run.stopReason === 'interrupted') return failed('interrupted', { code: 'restarted' });
  if (isFinished) return failed('failed', { code: 'unreadable' });
  if (outcome?.error) {
    const { code, message } = outcome.error;
    return failed(code === 'interrupted' ? 'interrupted' : 'failed', { code: code as RunFailure['code'], message });
  }
  if (outcome) return failed('interrupted', { code: 'interrupted' });
  const { code, message, details } =
    refusal ?? (isAppError(reading.fault) ? reading.fault : { code: 'internal' as const, message: '', details: {} });
  return failed('failed', { code, message, details });
}
