/** An upstream, ready to be called. `baseUrl` ends in `/api/v1` without a slash after it. Never log or return `apiKey`. */
export type Connection = {
  readonly id: string;
  readonly kind: 'openrouter' | 'sandbox';
  readonly name: string;
  readonly baseUrl: string;
  readonly apiKey: string;
};
