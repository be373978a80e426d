import { streamSteps } from '#lib/sandbox/stream-steps';
import { wholeAnswer } from '#lib/sandbox/whole-answer';
import type { Form } from './form.ts';

/** `POST /chat/completions`. */
export const chat: Form = { toChat: (body) => body, whole: wholeAnswer, steps: streamSteps };
