import { z } from 'zod';
import { AppError, isAppError } from '#lib/errors';
import { isTooDeep } from '#lib/is-too-deep';
import { parseInput } from '#lib/parse-input';
import { FORMAT } from './exported.ts';
import type { Imported } from './imported.ts';
import { parseBounded } from './parse-bounded.ts';
import { ChatGptFile, parseChatGpt } from './parse-chatgpt.ts';
import { parseMessages, WireBody, WireMessages } from './parse-messages.ts';
import { OpenWebUiFile, parseOpenWebUi } from './parse-open-webui.ts';
import { OurFile, parseOurs } from './parse-ours.ts';

/**
 * Reads a file of conversations, whichever of the known forms it has.
 * @throws AppError `invalid_request` that says which form it took the file for, by the name of the field that is wrong (`file.0.mapping…`).
 */
export function readImport(text: string): Imported[] {
  const file = parseJson(text);
  if (isTooDeep(file)) throw new AppError('invalid_request', 'The file is nested too deep.', { field: 'file' });
  const [first] = Array.isArray(file) ? file : [];
  if (has(file, 'format') && file.format === FORMAT) return parseOurs(parsed(OurFile, file));
  if (has(file, 'messages')) return parseMessages(parsed(WireBody, file));
  if (has(first, 'role')) return parseMessages({ messages: parsed(WireMessages, file) });
  if (has(file, 'mapping')) return parseChatGpt(parsed(ChatGptFile, [file]));
  if (has(first, 'mapping')) return parseChatGpt(parsed(ChatGptFile, file));
  if (has(file, 'chat')) return parseOpenWebUi(parsed(OpenWebUiFile, [file]));
  if (has(first, 'chat')) return parseOpenWebUi(parsed(OpenWebUiFile, file));
  throw new AppError(
    'invalid_request',
    'This file is none that Parallax can read: it reads its own export, a list of messages as OpenRouter takes it, conversations.json of a ChatGPT export, and chats exported from Open WebUI.',
    { field: 'file' },
  );
}

/** In a wrapper, so that errors name the place in the file. */
function parsed<Schema extends z.ZodType>(schema: Schema, file: unknown): z.output<Schema> {
  return (parseInput(z.object({ file: schema }), { file }) as { file: z.output<Schema> }).file;
}

function parseJson(text: string): unknown {
  try {
    return parseBounded(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (isAppError(error)) throw error;
    const where = /line \d+ column \d+/.exec((error as Error).message)?.[0];
    throw new AppError('invalid_request', `The file is no valid JSON${where ? ` (${where})` : ''}; is it whole?`, {
      field: 'file',
    });
  }
}

function has<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && key in value;
}
