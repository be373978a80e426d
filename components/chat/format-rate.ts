/** Tokens a second for reading, with as many digits as it is true to, and never 0 for what is not. */
export function formatRate(tokensPerSecond: number): string {
  if (tokensPerSecond > 0 && tokensPerSecond < 0.1) return '<0.1 tokens/s';
  return `${tokensPerSecond < 9.95 ? tokensPerSecond.toFixed(1) : Math.round(tokensPerSecond)} tokens/s`;
}
