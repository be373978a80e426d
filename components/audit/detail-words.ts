type Details = Readonly<Record<string, unknown>>;

/** What an entry says beside who and what, each as a name and its value: `role` and `member → admin`. */
export function detailWords(details: Details): { name: string; value: string }[] {
  return Object.entries(details).map(([name, value]) => ({ name: toWords(name), value: toText(name, value) }));
}

/** `isBlocking` as `blocking`, `expiresAt` as `expires at`. */
function toWords(name: string): string {
  return name
    .replace(/^is(?=[A-Z])/, '')
    .replace(/(?<=[a-z])([A-Z])/g, ' $1')
    .toLowerCase();
}

function toText(name: string, value: unknown): string {
  if (isChange(value)) return `${toText(name, value.from)} → ${toText(name, value.to)}`;
  if (value === null || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && name.endsWith('At') && value > 1e11)
    return new Date(value).toISOString().slice(0, 16).replace('T', ' ');
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => toText('', one)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([part, inner]) => `${toWords(part)} ${toText(part, inner)}`)
      .join(', ');
  return String(value);
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}
