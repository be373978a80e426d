/** Good first choices, in order; what of them the connection offers is taken. */
const PREFERRED = [
  'openai/gpt-5-mini',
  'anthropic/claude-sonnet-4.5',
  'google/gemini-2.5-flash',
  'anthropic/claude-haiku-4.5',
  'openai/gpt-4o-mini',
  'deepseek/deepseek-chat',
];

/** `count` different models to begin with: those used last, then well-known ones, then whatever the catalogue holds. */
export function defaultModels(
  models: readonly { readonly id: string }[],
  lastUsed: readonly string[],
  count: number,
): string[] {
  const ids = models.map((model) => model.id);
  const offered = new Set(ids);
  const candidates = [...lastUsed, ...PREFERRED].filter((id) => offered.has(id));
  return [...new Set([...candidates, ...ids])].slice(0, count);
}
