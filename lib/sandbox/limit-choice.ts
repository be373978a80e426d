import type { Choice, Written } from './answer.ts';
import { tokensOf } from './tokens.ts';

/** Cuts what was written at the first stop string and at `maxTokens`, which reasoning uses up first. */
export function limitChoice(written: Written, stop: readonly string[], maxTokens: number): Choice {
  const reasoning = tokensOf(written.reasoning);
  const text = tokensOf(beforeStop(written.text, stop));
  const toolCalls = written.toolCalls.map((call) => ({ ...call, tokens: tokensOf(call.name + call.arguments).length }));
  const forText = Math.max(0, maxTokens - reasoning.length);
  const forTools = forText - text.length;
  const fits = toolCalls.reduce((sum, call) => sum + call.tokens, 0) <= forTools;
  return {
    reasoning: reasoning.slice(0, maxTokens),
    text: text.slice(0, forText),
    toolCalls: fits ? toolCalls : [],
    finish: !fits ? 'length' : toolCalls.length > 0 ? 'tool_calls' : 'stop',
  };
}

function beforeStop(text: string, stop: readonly string[]): string {
  const ends = stop
    .filter((word) => word !== '')
    .map((word) => text.indexOf(word))
    .filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}
