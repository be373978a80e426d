import type { Server } from '#lib/connections/connection';
import type { Model } from './model.ts';

/** The models of compatible servers as rows of the catalogue, under their servers' prefixes. */
export function toServerModels(servers: readonly Server[]): Model[] {
  return servers.flatMap(({ slug, connection, models }) =>
    models.map(({ name, contextLength, promptPrice: prompt, completionPrice: completion }) => ({
      id: `${slug}/${name}`,
      canonicalSlug: `${slug}/${name}`,
      name: `${connection.name}: ${name}`,
      author: slug,
      description: '',
      createdAt: null,
      contextLength,
      maxCompletionTokens: null,
      inputModalities: ['text'],
      outputModalities: ['text'],
      supportedParameters: [],
      pricing: { ...(prompt !== null && { prompt }), ...(completion !== null && { completion }) },
      reasoning: null,
      aliasTarget: null,
      served: { connectionId: connection.id, name },
    })),
  );
}
