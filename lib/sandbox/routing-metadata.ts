import type { Draft } from './draft.ts';
import { providersOf } from './providers.ts';

/** How the request was routed, for callers that sent `X-OpenRouter-Metadata: enabled`. */
export function routingMetadata(draft: Draft): { openrouter_metadata?: Record<string, unknown> } {
  if (!draft.hasMetadata) return {};
  const available = providersOf(draft.model.id).map((provider) => ({
    provider: provider.name,
    model: draft.model.id,
    selected: provider.slug === draft.provider.slug,
  }));
  const strategy =
    draft.attempt > 1
      ? 'fallback'
      : draft.requested.startsWith('~')
        ? 'alias'
        : draft.requested.startsWith('openrouter/')
          ? 'auto'
          : 'direct';
  return {
    openrouter_metadata: {
      requested: draft.requested,
      strategy,
      region: null,
      summary: `${draft.requested} answered by ${draft.provider.name}`,
      attempt: draft.attempt,
      is_byok: draft.isByok,
      endpoints: { total: available.length, available },
    },
  };
}
