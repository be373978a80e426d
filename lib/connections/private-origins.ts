import type { Env } from '#lib/env';

const OPENROUTER_ORIGIN = 'https://openrouter.ai';

/** The origins that may lie on a private address: the operator's list, and an address of OpenRouter that the operator set himself. */
export function privateOrigins(env: Pick<Env, 'OPENROUTER_BASE_URL' | 'PARALLAX_PRIVATE_ORIGINS'>): string[] {
  const chosen = new URL(env.OPENROUTER_BASE_URL).origin;
  const listed = env.PARALLAX_PRIVATE_ORIGINS.flatMap((origin) =>
    URL.canParse(origin) ? [new URL(origin).origin] : [],
  );
  return [...listed, ...(chosen === OPENROUTER_ORIGIN ? [] : [chosen])];
}
