const PERIODS: Record<string, string> = { day: 'a day', week: 'a week', month: 'a month', ever: 'in total' };

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
  if (value === null || value === '') return 'not set';
  if (name === 'limit' && typeof value === 'string') return `$${value}`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && name.endsWith('At') && value > 1e11)
    return new Date(value).toISOString().slice(0, 16).replace('T', ' ');
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => toText('', one)).join(', ');
  if (isLimit(value)) return `$${value.usd} ${PERIODS[value.period] ?? value.period}`;
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([part, inner]) => `${toWords(part)} ${toText(part, inner)}`)
      .join(', ');
  return String(value);
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

function isLimit(value: unknown): value is { usd: string; period: string } {
  return typeof value === 'object' && value !== null && 'usd' in value && 'period' in value;
}
