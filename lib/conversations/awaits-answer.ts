import type { messages } from '#db/schema/conversations';
import { isToolPart } from './to-tool-messages.ts';
import type { MessageView } from './view.ts';

/** Whether a model can go on after this message: a prompt, or an answer that called functions and has all of their results. */
export function awaitsAnswer({ role, parts }: Pick<typeof messages.$inferSelect, 'role' | 'parts'>): boolean {
  if (role === 'user') return true;
  const calls = (parts as MessageView['parts']).filter(isToolPart);
  return calls.length > 0 && calls.every(({ state }) => state === 'output-available' || state === 'output-error');
}
