import { type Ask, lastUserText, textOf } from '#lib/sandbox/ask';
import { keywordsOf } from './text.ts';

export type ToolFunction = {
  readonly name: string;
  readonly description?: string | undefined;
  readonly parameters?: Record<string, unknown> | undefined;
};

/** The tool that an answer calls: the one that is demanded, or with `auto` one whose name or description the prompt speaks of. Null to answer in words. */
export function chooseTool(ask: Ask): ToolFunction | null {
  const tools = (ask.tools ?? []).flatMap((tool) => ('function' in tool ? [tool.function as ToolFunction] : []));
  const choice = ask.tool_choice ?? 'auto';
  if (tools.length === 0 || choice === 'none') return null;
  if (typeof choice === 'object') return tools.find(({ name }) => name === choice.function?.name) ?? null;
  const isAnswered = ask.messages.at(-1)?.role === 'tool';
  const spoken = isAnswered ? null : (tools.find((tool) => isSpokenOf(tool, lastUserText(ask))) ?? null);
  return choice === 'required' ? (spoken ?? tools[0] ?? null) : spoken;
}

function isSpokenOf({ name, description = '' }: ToolFunction, prompt: string): boolean {
  const said = prompt.toLowerCase();
  const words = keywordsOf(`${name.replaceAll(/[_-]/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2')} ${description}`);
  return words.some((word) => word.length > 3 && said.includes(word.toLowerCase()));
}

/** What the tools of this turn have said, for the answer to mention. */
export function toolResults(ask: Ask): string[] {
  const lastUser = ask.messages.findLastIndex(({ role }) => role === 'user');
  return ask.messages.slice(lastUser + 1).flatMap((message) => (message.role === 'tool' ? [textOf(message)] : []));
}
