import { refusedConnections } from '#lib/connections/refused-connections';
import { revalidated } from '#lib/http/revalidated';
import { route } from '#lib/http/route';
import { toModelRows } from '#lib/models/to-model-rows';

export const GET = route('viewer', ({ app: { catalogue, connections }, request }) =>
  revalidated(request, {
    models: toModelRows(catalogue.list()),
    fetchedAt: catalogue.fetchedAt(),
    source: catalogue.source(),
    refused: refusedConnections(connections),
  }),
);
