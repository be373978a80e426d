const LOOKED_AT = 400;
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/g;
const LETTER = /\p{L}/gu;

/** Which way a block reads, judged by its beginning: right to left where most of its letters do. */
export function directionOf(block: string): 'rtl' | undefined {
  const head = block.slice(0, LOOKED_AT);
  const rtl = head.match(RTL)?.length ?? 0;
  return rtl > 0 && rtl * 2 >= (head.match(LETTER)?.length ?? 0) ? 'rtl' : undefined;
}
