/** The keys whose digits are money: their text is kept as it came, a JS number would round it. */
const MONEY = new Set(['cost', 'total_cost', 'upstream_inference_cost']);

/** Parses upstream's JSON with the exact digits of money as strings. Null when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits);
  } catch {
    return null;
  }
}

// TypeScript does not know the reviver's third argument yet (JSON.parse source text access).
const keepDigits = ((key: string, value: unknown, context: { source?: string }) =>
  typeof value === 'number' && MONEY.has(key) ? context.source : value) as (key: string, value: unknown) => unknown;
