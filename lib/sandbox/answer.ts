/** What a model says to a prompt, before limits: the writers make it. */
export type Written = {
  readonly reasoning: string;
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
};

export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };

export type FinishReason = 'stop' | 'length' | 'tool_calls';

/** One choice of an answer as tokens, limits applied. */
export type Choice = {
  readonly reasoning: readonly string[];
  readonly text: readonly string[];
  readonly toolCalls: readonly (ToolCall & { readonly tokens: number })[];
  readonly finish: FinishReason;
};

export function tokensOfChoice(choice: Choice): number {
  return choice.reasoning.length + choice.text.length + choice.toolCalls.reduce((sum, call) => sum + call.tokens, 0);
}
