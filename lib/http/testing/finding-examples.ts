import type { Make } from './example.ts';
import type { World } from './world.ts';

type Makers = {
  answered: (world: World) => Promise<{ conversationId: string; paneId: string }>;
  conversation: (world: World) => Promise<{ id: string }>;
};

/** What the rows of search, filing, sharing, import and export need. */
export function findingExamples({ answered, conversation }: Makers): Readonly<Record<string, Make>> {
  const ids = async (world: World) => [(await conversation(world)).id];
  const shareable = async (world: World) => {
    const { conversationId, paneId } = await answered(world);
    return { conversationId, paneId };
  };
  const share = async (world: World) =>
    world.make<{ token: string; share: { id: string } }>('member', 'POST', '/api/shares', await shareable(world));
  const ofAnswered: Make = async (world) => ({ params: { id: (await answered(world)).conversationId } });
  return {
    'GET /api/search': () => ({ query: { q: 'sea' } }),
    'PUT /api/preferences': () => ({ body: { hasTitles: false } }),
    'POST /api/conversations/delete': async (world) => ({ body: { ids: await ids(world) } }),
    'POST /api/conversations/restore': async (world) => {
      const gone = await ids(world);
      await world.make('member', 'POST', '/api/conversations/delete', { ids: gone });
      return { body: { ids: gone } };
    },
    'POST /api/conversations/import': () => ({
      body: { text: '[{"role":"user","content":"Hello."}]', model: 'openai/gpt-4o-mini' },
    }),
    'GET /api/conversations/:id/export.md': ofAnswered,
    'GET /api/conversations/:id/export.json': ofAnswered,
    'POST /api/shares': async (world) => ({ body: await shareable(world) }),
    'DELETE /api/shares/:id': async (world) => ({ params: { id: (await share(world)).share.id } }),
    'POST /api/shares/look': async (world) => ({ body: { token: (await share(world)).token } }),
  };
}
