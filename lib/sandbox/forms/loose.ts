/** What a body of another form holds, read as far as it goes: its own shape is checked once it is a chat completions body. */
export type Loose = Record<string, unknown>;

export function record(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

export function list(value: unknown): Loose[] {
  return Array.isArray(value) ? value.map(record) : [];
}

/** Without the keys that are not there. */
export function compact(value: Loose): Loose {
  return Object.fromEntries(Object.entries(value).filter(([, given]) => given !== undefined && given !== null));
}
