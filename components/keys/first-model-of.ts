/** The first of `models` that a key with this allow list may call, for an example that works. */
export function firstModelOf(allowed: readonly string[] | null, models: readonly string[]): string {
  const found = models.find((id) => !allowed || allowed.some((entry) => isNamed(entry, id)));
  return found ?? allowed?.find((entry) => !entry.endsWith('/*')) ?? 'openai/gpt-5-mini';
}

function isNamed(entry: string, id: string): boolean {
  return entry.endsWith('/*') ? id.startsWith(entry.slice(0, -1)) : entry === id;
}
