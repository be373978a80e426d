import type { ModelRow } from '#lib/models/model-row';

type Offering = Pick<ModelRow, 'supportedParameters' | 'reasoning'> & { readonly served?: ModelRow['served'] };

/** What almost every model takes, and what a list that says nothing of sampling leaves open. */
const USUAL = [
  'temperature',
  'top_p',
  'top_k',
  'frequency_penalty',
  'presence_penalty',
  'seed',
  'stop',
  'max_tokens',
  'response_format',
  'structured_outputs',
];

export type Offered = {
  readonly has: (parameter: string) => boolean;
  /** Nobody said what this model takes, so the usual is offered. */
  readonly isGuess: boolean;
};

/**
 * The parameters that a model can be set to: those that the catalogue names. The list that ships names hardly any, and a compatible
 * server names none; then the usual ones are offered too.
 */
export function offeredParameters(model: Offering | null, isSnapshot: boolean): Offered {
  const named = new Set(model?.supportedParameters ?? []);
  const isGuess = model === null || named.size === 0 || isSnapshot;
  // A server of one's own takes functions like any OpenAI-compatible one; the list that ships does say whether a model does.
  const guessed = new Set(isGuess ? [...USUAL, ...(named.size === 0 ? ['tools', 'tool_choice'] : [])] : []);
  return {
    has: (parameter) =>
      named.has(parameter) ||
      guessed.has(parameter) ||
      (parameter === 'max_tokens' && named.has('max_completion_tokens')) ||
      (parameter === 'reasoning' && model?.reasoning != null),
    isGuess,
  };
}
