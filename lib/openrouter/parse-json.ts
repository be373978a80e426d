/**
 * The keys whose digits are money, with a number after them. An escaped quote before one would make it the end of a longer key; inside a
 * text every quote is escaped, so nothing there can match.
 */
const MONEY =
  /(?<!\\)("(?:total_cost|cost|upstream_inference_cost)"\s*:\s*)(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=\s*[,}])/g;

/** Parses upstream's JSON with the exact digits of money as strings, which a JS number would round. Null when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.includes('cost"') ? text.replace(MONEY, '$1"$2"') : text);
  } catch {
    return null;
  }
}
