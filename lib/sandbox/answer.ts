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
  readonly beside?: Beside;
};

/** What comes with the words of an answer, as it goes on the wire. */
export type Beside = { readonly annotations?: readonly Annotation[]; readonly images?: readonly Picture[] };

export type Annotation = {
  readonly type: 'url_citation';
  readonly url_citation: {
    readonly url: string;
    readonly title: string;
    readonly content: string;
    readonly start_index: number;
    readonly end_index: number;
  };
};

export type Picture = { readonly type: 'image_url'; readonly image_url: { readonly url: string } };

export function tokensOfChoice(choice: Choice): number {
  return choice.reasoning.length + choice.text.length + choice.toolCalls.reduce((sum, call) => sum + call.tokens, 0);
}
