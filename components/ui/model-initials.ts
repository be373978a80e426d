/** Two letters that stand for a model beside its colour: `openai/gpt-4o` → `G4`, `anthropic/claude-sonnet-4` → `CS`. */
export function modelInitials(id: string): string {
  const name = id.split('/').at(-1) ?? id;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const second = words[1]?.[0] ?? words[0]?.[1] ?? '';
  return `${first}${second}`.toUpperCase();
}
