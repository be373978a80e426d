/** Requests and tokens a minute; null does not limit. */
export type RateLimits = { readonly requestsPerMinute: number | null; readonly tokensPerMinute: number | null };

export type RateRefusal = {
  readonly limit: 'requests' | 'tokens';
  /** Seconds until there is room again; null when one request alone is more than a minute's tokens. */
  readonly retryAfterS: number | null;
};

/** What keys used in the minute that ends now, to the second. */
export type KeyRates = {
  /** Counts one request and its tokens, unless it would pass a limit: then nothing is counted and the refusal says why. */
  admit: (keyId: string, limits: RateLimits, tokens: number, now: number) => RateRefusal | null;
  /** Counts tokens that were not known at admission. */
  count: (keyId: string, tokens: number, now: number) => void;
};

type Second = { readonly at: number; requests: number; tokens: number };

const WINDOW_S = 60;

export function openKeyRates(): KeyRates {
  const used = new Map<string, Second[]>();
  let sweptAt = 0;

  const recent = (keyId: string, second: number): Second[] => {
    const seconds = (used.get(keyId) ?? []).filter(({ at }) => at > second - WINDOW_S && at <= second);
    used.set(keyId, seconds);
    return seconds;
  };
  const sweep = (second: number) => {
    if (second - sweptAt < WINDOW_S) return;
    sweptAt = second;
    for (const keyId of used.keys()) if (recent(keyId, second).length === 0) used.delete(keyId);
  };
  const add = (seconds: Second[], at: number, requests: number, tokens: number) => {
    const last = seconds.at(-1);
    if (last?.at !== at) return void seconds.push({ at, requests, tokens });
    last.requests += requests;
    last.tokens += tokens;
  };

  return {
    admit: (keyId, { requestsPerMinute, tokensPerMinute }, tokens, now) => {
      if (requestsPerMinute === null && tokensPerMinute === null) return null;
      const second = Math.floor(now / 1000);
      sweep(second);
      const seconds = recent(keyId, second);
      const wait = (limit: number | null, wanted: number, of: (one: Second) => number) =>
        limit === null
          ? 0
          : waitS(
              seconds.map((one) => ({ at: one.at, used: of(one) })),
              limit - wanted,
              now,
            );
      const forRequests = wait(requestsPerMinute, 1, ({ requests }) => requests);
      const forTokens = wait(tokensPerMinute, tokens, (one) => one.tokens);
      if (forRequests === 0 && forTokens === 0) {
        add(seconds, second, 1, tokens);
        return null;
      }
      if (forTokens === null || forTokens > (forRequests ?? 0)) return { limit: 'tokens', retryAfterS: forTokens };
      return { limit: 'requests', retryAfterS: forRequests };
    },
    count: (keyId, tokens, now) => {
      const second = Math.floor(now / 1000);
      if (used.has(keyId)) add(recent(keyId, second), second, 0, tokens);
    },
  };
}

/** Seconds until no more than `room` of what was used is left in the window; null when there never will be. */
function waitS(seconds: readonly { at: number; used: number }[], room: number, now: number): number | null {
  if (room < 0) return null;
  let left = seconds.reduce((sum, { used }) => sum + used, 0);
  if (left <= room) return 0;
  for (const { at, used } of seconds) {
    left -= used;
    if (left <= room) return at + WINDOW_S - now / 1000;
  }
  return WINDOW_S;
}
