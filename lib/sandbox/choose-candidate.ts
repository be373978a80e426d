import type { Ask } from './ask.ts';
import { type Exact, exact, isMore } from './exact.ts';
import { type Provider, providersOf } from './providers.ts';
import { WireError } from './wire-error.ts';
import type { WireModel } from './wire-model.ts';
import type { World } from './world.ts';

export type Chosen = {
  readonly requested: string;
  readonly model: WireModel;
  readonly provider: Provider;
  readonly attempt: number;
};

/**
 * The first model of `model` + `models` that is up and fits, with the provider that serves it. `downCount` models at the head of
 * the list are taken to be down. Refuses as contract §4 says.
 */
export function chooseCandidate(world: World, ask: Ask, downCount: number): Chosen {
  const names = [...new Set([...(ask.model ? [ask.model] : []), ...(ask.models ?? [])])];
  if (names.length === 0)
    throw new WireError(400, 'No models provided', { metadata: { error_type: 'invalid_request' } });
  const served = names.map((name) => ({ name, model: world.catalogue.serve(name) }));
  const unknown = served.find(({ model }) => model === null);
  if (unknown) throw unknownModel(unknown.name);

  let refusal: WireError | null = null;
  for (const [at, { name, model }] of served.entries()) {
    if (!model || at < downCount) continue;
    const fit = fitting(ask, model);
    if (!(fit instanceof WireError)) return { requested: name, model, provider: fit, attempt: at + 1 };
    refusal ??= fit;
  }
  throw refusal ?? allDown(names);
}

function fitting(ask: Ask, model: WireModel): Provider | WireError {
  const parameters = model.supported_parameters ?? [];
  if (ask.tools?.length && parameters.length > 0 && !parameters.includes('tools'))
    return noEndpoints('that support tool use', 'tools');
  const inputs = model.architecture?.input_modalities ?? [];
  const hasImage = ask.messages.some(
    ({ content }) => Array.isArray(content) && content.some(({ type }) => type === 'image_url'),
  );
  if (hasImage && inputs.length > 0 && !inputs.includes('image'))
    return noEndpoints('that support image input', 'messages');
  if (isTooDear(ask, model)) return noEndpoints('that match your max_price', 'provider.max_price');

  const { order, only, ignore, allow_fallbacks } = ask.provider ?? {};
  const allowed = providersOf(model.id).filter(
    ({ slug }) => (!only || names(only, slug)) && !names(ignore ?? [], slug),
  );
  const preferred = allowed.filter(({ slug }) => names(order ?? [], slug));
  const ranked = preferred.sort((a, b) => rank(order, a.slug) - rank(order, b.slug));
  const provider = ranked[0] ?? (order?.length && allow_fallbacks === false ? undefined : allowed[0]);
  return (
    provider ??
    noEndpoints(
      'that match your provider preferences. No allowed providers are available for the selected model',
      'provider',
    )
  );
}

/** A base slug names all its variants. */
function names(slugs: readonly string[], slug: string): boolean {
  return slugs.some((name) => name.toLowerCase().split('/')[0] === slug);
}

function rank(order: readonly string[] | null | undefined, slug: string): number {
  return (order ?? []).findIndex((name) => names([name], slug));
}

/** `max_price` is in USD per million tokens, the catalogue in USD per token. */
function isTooDear({ provider }: Ask, { pricing }: WireModel): boolean {
  return (['prompt', 'completion'] as const).some((key) => {
    const most = provider?.max_price?.[key];
    return most !== undefined && isMore(exact(pricing[key] ?? '0'), perToken(String(most)));
  });
}

function perToken(perMillion: string): Exact {
  try {
    const { units, places } = exact(perMillion);
    return { units, places: places + 6 };
  } catch {
    throw new WireError(400, 'provider.max_price: Invalid input', { metadata: { error_type: 'invalid_request' } });
  }
}

function unknownModel(name: string): WireError {
  return new WireError(400, `${name} is not a valid model ID`, {
    metadata: { error_type: 'invalid_request' },
    availability: { code: 'model_not_found', retryable: false, requested_models: [name] },
  });
}

function noEndpoints(what: string, field: string): WireError {
  return new WireError(404, `No endpoints found ${what}.`, {
    metadata: { error_type: 'not_found' },
    availability: { code: 'constraint_filtered', retryable: false, constraint: { field, detail: what } },
  });
}

function allDown(names: readonly string[]): WireError {
  return new WireError(503, 'There is no available model provider that meets your routing requirements', {
    metadata: { error_type: 'provider_overloaded' },
    availability: { code: 'temporarily_unavailable', retryable: true, requested_models: names },
  });
}
