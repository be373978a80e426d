import { describe, expect, it } from 'vitest';
import type { ActiveRun } from './active-run.ts';
import { endRun } from './end-run.ts';
import { foldChunk } from './fold-chunks.ts';
import { openRun } from './open-run.ts';
import { requirePane } from './require-pane.ts';
import { conversationOf, testConversations, watchEvents } from './testing.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

/** A small generator of the test's own, so that a failure can be seen again. */
function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('replay', () => {
  it.each(SEEDS)(
    'gives a reader who joins at any moment the same texts, with neither gap nor repeat (seed %i)',
    async (seed) => {
      const test = await testConversations();
      const { app, hub } = test;
      const { id, view } = await conversationOf(test, 'acme/nova', 'acme/orbit', 'bolt/spark');
      const random = seeded(seed);
      const paneIds = (await view()).panes.map((pane) => pane.id);
      const reference = watchEvents(hub, id, { after: (await view()).cursor });
      const going: ActiveRun[] = [];
      const whole = new Map<string, string>();
      const endings = new Map<string, number>();
      const joined: { viewedAt: number; joinedAt: number; browser: ReturnType<typeof watchEvents> }[] = [];
      let viewedAt = (await view()).cursor;

      const begin = async () => {
        const paneId = paneIds.find((one) => !going.some((run) => run.view.paneId === one));
        if (!paneId) return;
        const run = await hub.commit(id, (orm, say) => {
          const start = {
            runId: `run-${whole.size}`,
            turnId: 'turn',
            parentId: null,
            model: 'acme/nova',
            now: Date.now(),
          };
          const opened = openRun(orm, requirePane(orm, id, paneId), start);
          say({ type: 'turn', turnId: 'turn', messages: [], runs: [opened] });
          return hub.begin(id, opened);
        });
        going.push(run);
        whole.set(run.view.id, '');
        hub.tellChunk(run, { type: 'start', messageId: run.view.messageId });
        hub.tellChunk(run, { type: 'text-start', id: 't' });
      };
      const say = () => {
        const run = going[random(going.length)];
        if (!run) return;
        const delta = `${random(1000)} `;
        whole.set(run.view.id, (whole.get(run.view.id) ?? '') + delta);
        hub.tellChunk(run, { type: 'text-delta', id: 't', delta });
      };
      const end = async () => {
        const [run] = going.splice(random(going.length), 1);
        if (!run) return;
        const chunks = [
          { type: 'text-start' as const, id: 't' },
          { type: 'text-delta' as const, id: 't', delta: whole.get(run.view.id) ?? '' },
        ];
        const place = { conversationId: id, runId: run.view.id };
        await endRun(
          app,
          place,
          { state: 'finished', error: null, callId: null, receipt: null, reasoningMs: null, chunks },
          () => hub.drop(run),
        );
        run.end();
        endings.set(run.view.id, hub.cursor());
      };
      const join = () =>
        joined.push({ viewedAt, joinedAt: hub.cursor(), browser: watchEvents(hub, id, { after: viewedAt }) });

      for (let step = 0; step < 120; step += 1) {
        const dice = random(20);
        if (dice < 2) await begin();
        else if (dice < 12) say();
        else if (dice < 15) hub.flush();
        else if (dice < 16) await end();
        else if (dice < 18) viewedAt = (await view()).cursor;
        join();
      }
      while (going.length > 0) await end();
      join();
      hub.flush();

      expect(endings.size).toBeGreaterThan(3);
      for (const { viewedAt, joinedAt, browser } of joined) {
        for (const [runId, endedAt] of endings) {
          const event = browser.events.find((one) => one.type === 'run' && one.run.id === runId);
          if (endedAt <= viewedAt) expect(event, 'what the view already held is not told again').toBeUndefined();
          else expect(event).toMatchObject({ message: { parts: [{ type: 'text', text: whole.get(runId) }] } });
          expect(browser.texts.get(runId) ?? '').toBe(endedAt <= joinedAt ? '' : whole.get(runId));
        }
      }

      // A break after any event, however many pieces had come by then.
      for (const cut of [...reference.seqs.keys()]) {
        const seq = reference.seqs[cut] ?? 0;
        const resumed = watchEvents(hub, id, { resume: seq });
        expect([...reference.events.slice(0, cut + 1), ...resumed.events]).toEqual(reference.events);
        expect(resumed.seqs).toEqual(reference.seqs.slice(cut + 1));
      }
      expect(reference.seqs).toEqual([...reference.seqs].sort((a, b) => a - b));
      expect(new Set(reference.seqs).size).toBe(reference.seqs.length);
    },
  );

  it('gives only its last event a number, so that who is cut off inside it begins anew', async () => {
    const test = await testConversations();
    const { id, firstPaneId } = await conversationOf(test);
    const cursor = test.hub.cursor();
    const run = await test.hub.commit(id, (orm, say) => {
      const start = { runId: 'run', turnId: 'turn', parentId: null, model: 'acme/nova', now: 1 };
      const opened = openRun(orm, requirePane(orm, id, firstPaneId), start);
      say({ type: 'turn', turnId: 'turn', messages: [], runs: [opened] });
      return test.hub.begin(id, opened);
    });
    test.hub.tellChunk(run, { type: 'text-start', id: 't' });
    test.hub.tellChunk(run, { type: 'text-delta', id: 't', delta: 'a' });
    test.hub.flush();
    const shown: (number | null)[] = [];
    test.hub.watch(id, { after: cursor }, { show: ({ seq }) => shown.push(seq), end: () => {} });
    expect(shown).toEqual([null, null, null, test.hub.cursor()]);
    test.hub.drop(run);
  });
});

describe('foldChunk', () => {
  it('joins pieces of one text and nothing else', () => {
    const chunks = [
      { type: 'text-start' as const, id: 'a' },
      { type: 'text-delta' as const, id: 'a', delta: '1' },
      { type: 'text-delta' as const, id: 'a', delta: '2' },
      { type: 'reasoning-delta' as const, id: 'a', delta: '3' },
      { type: 'reasoning-delta' as const, id: 'b', delta: '4' },
      { type: 'reasoning-delta' as const, id: 'b', delta: '5' },
      { type: 'text-delta' as const, id: 'a', delta: '6' },
    ];
    const folded: Parameters<typeof foldChunk>[0] = [];
    for (const chunk of chunks) foldChunk(folded, chunk);
    expect(folded.map((chunk) => ('delta' in chunk ? chunk.delta : chunk.type))).toEqual([
      'text-start',
      '12',
      '3',
      '45',
      '6',
    ]);
  });
});
