import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Db, openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { members } from '#db/schema/auth';
import { conversations, events } from '#db/schema/conversations';
import { testDb, testFolder } from '#db/testing';
import { openLog } from '#lib/log';
import { openHub } from './open-hub.ts';
import { watchEvents } from './testing.ts';
import type { ConversationEvent, RunView } from './view.ts';

const log = openLog('silent');
const MINUTE_MS = 60_000;

function write(db: Db, ...ids: string[]): void {
  const now = new Date();
  const ada = { id: 'ada', name: 'Ada', email: 'ada@example.com', createdAt: now, updatedAt: now };
  db.orm.insert(members).values(ada).onConflictDoNothing().run();
  for (const id of ids)
    db.orm.insert(conversations).values({ id, ownerId: 'ada', title: id, createdAt: 1, updatedAt: 1 }).run();
}

function open(db: Db) {
  const hub = openHub({ db, log });
  onTestFinished(() => hub.close());
  return hub;
}

const titled = (title: string): ConversationEvent => ({ type: 'conversation', title, panes: [] });
const rename = (hub: ReturnType<typeof open>, id: string, title: string) =>
  hub.commit(id, (_orm, say) => say(titled(title)));
const runView = (id: string): RunView => ({
  id,
  paneId: 'pane',
  messageId: `${id}-message`,
  model: 'acme/nova',
  state: 'running',
  startedAt: 1,
  endedAt: null,
  reasoningMs: null,
  error: null,
  receipt: null,
});

describe('openHub', () => {
  it('never uses a number again after a restart, even when the newest events are gone', async () => {
    const db = testDb();
    write(db, 'a', 'b');
    const first = open(db);
    await rename(first, 'a', 'one');
    await rename(first, 'b', 'two');
    const before = first.cursor();
    db.orm.delete(conversations).run();
    expect(db.orm.select().from(events).all()).toEqual([]);

    write(db, 'c');
    const second = open(db);
    expect(second.cursor()).toBeGreaterThanOrEqual(before + 1_000_000);
    await rename(second, 'c', 'three');
    expect(db.orm.select({ seq: events.seq }).from(events).get()?.seq).toBeGreaterThan(before + 1_000_000);
  });

  it('goes on from a number of the last process, and resets what it cannot know', async () => {
    const db = testDb();
    write(db, 'a');
    const first = open(db);
    const cursor = first.cursor();
    await rename(first, 'a', 'one');
    const second = open(db);
    expect(watchEvents(second, 'a', { resume: cursor }).events).toEqual([titled('one')]);
    expect(watchEvents(second, 'a', { after: cursor }).events).toEqual([{ type: 'hello', runs: [] }, titled('one')]);
    for (const from of [{ resume: second.cursor() + 1 }, { after: second.cursor() + 1 }]) {
      const browser = watchEvents(second, 'a', from);
      expect(browser.events).toEqual([{ type: 'reset' }]);
      expect(browser.isOver()).toBe(true);
    }
  });

  it('shows nothing that is not in the file, and nothing out of order or twice, while a commit waits for the disk', async () => {
    const syncs: (() => void)[] = [];
    let isHeld = false;
    const sync = (_fd: number, done: (error: Error | null) => void) => {
      if (isHeld) syncs.push(() => done(null));
      else done(null);
    };
    const db = openDb(join(testFolder(), 'parallax.db'), { sync });
    migrate(db.client);
    onTestFinished(() => db.close());
    write(db, 'a');
    const hub = open(db);
    const run = hub.begin('a', runView('run'));
    const early = watchEvents(hub, 'a', { after: hub.cursor() });
    isHeld = true;
    const renamed = rename(hub, 'a', 'one');
    await vi.waitFor(() => expect(syncs).toHaveLength(1));

    hub.tellChunk(run, { type: 'text-start', id: 't' });
    hub.flush();
    expect(early.events).toEqual([{ type: 'hello', runs: [runView('run')] }]);
    const between = watchEvents(hub, 'a', { after: 0 });
    const resumed = watchEvents(hub, 'a', { resume: 0 });
    isHeld = false;
    for (const done of syncs) done();
    await renamed;
    hub.tellChunk(run, { type: 'text-delta', id: 't', delta: 'word' });
    hub.flush();

    const start = { type: 'chunk', runId: 'run', chunk: { type: 'text-start', id: 't' } };
    const delta = { type: 'chunk', runId: 'run', chunk: { type: 'text-delta', id: 't', delta: 'word' } };
    const hello = { type: 'hello', runs: [runView('run')] };
    expect(early.events).toEqual([hello, titled('one'), start, delta]);
    expect(between.events).toEqual([hello, titled('one'), start, delta]);
    expect(resumed.events).toEqual([titled('one'), start, delta]);
    expect(early.seqs).toEqual([...early.seqs].sort((a, b) => a - b));
    hub.drop(run);
  });

  it('tells nothing of a change that was refused', async () => {
    const db = testDb();
    write(db, 'a');
    const hub = open(db);
    const browser = watchEvents(hub, 'a', { after: hub.cursor() });
    const refused = hub.commit('a', (_orm, say) => {
      say(titled('never'));
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await rename(hub, 'a', 'after');
    expect(browser.events.slice(1)).toEqual([titled('after')]);
    expect(db.orm.select().from(events).all()).toHaveLength(1);
  });

  it('shows events to the readers of their conversation alone, until they leave', async () => {
    const db = testDb();
    write(db, 'a', 'b');
    const hub = open(db);
    const a = watchEvents(hub, 'a', { after: hub.cursor() });
    const b = watchEvents(hub, 'b', { after: hub.cursor() });
    await rename(hub, 'a', 'one');
    a.leave();
    await rename(hub, 'a', 'two');
    expect(a.events.slice(1)).toEqual([titled('one')]);
    expect(b.events.slice(1)).toEqual([]);
  });

  it('keeps pieces that a full disk refused, and shows them once it takes them', async () => {
    const db = testDb();
    write(db, 'a');
    const hub = open(db);
    const run = hub.begin('a', runView('run'));
    const browser = watchEvents(hub, 'a', { after: hub.cursor() });
    db.client.exec(
      "create trigger full before insert on events begin select raise(abort, 'database or disk is full'); end",
    );
    hub.tellChunk(run, { type: 'text-start', id: 't' });
    hub.tellChunk(run, { type: 'text-delta', id: 't', delta: 'kept' });
    hub.flush();
    expect(browser.texts.get('run')).toBe('');
    db.client.exec('drop trigger full');
    await browser.untilText('run', 'kept');
    hub.drop(run);
  });

  it('takes no events for a conversation that is gone', async () => {
    const db = testDb();
    write(db, 'a');
    const hub = open(db);
    const run = hub.begin('a', runView('run'));
    hub.tellChunk(run, { type: 'text-start', id: 't' });
    db.orm.delete(conversations).run();
    hub.flush();
    expect(db.orm.select().from(events).all()).toEqual([]);
    hub.drop(run);
  });

  it('tells a late receipt', () => {
    const db = testDb();
    write(db, 'a');
    const hub = open(db);
    const browser = watchEvents(hub, 'a', { after: hub.cursor() });
    const receipt = { callId: 'call', state: 'reported', costUsd: '0.5' } as never;
    hub.receiptChanged('a', 'run', receipt);
    hub.flush();
    expect(browser.events.at(-1)).toEqual({ type: 'receipt', runId: 'run', receipt });
  });
});

describe('pruning', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('drops old events of what has ended, keeps those of runs that go on, and resets who asks for what is gone', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'setTimeout', 'clearTimeout'] });
    const db = testDb();
    write(db, 'a');
    const hub = open(db);
    const cursor = hub.cursor();
    const going = hub.begin('a', runView('going'));
    const over = hub.begin('a', runView('over'));
    hub.tellChunk(going, { type: 'text-start', id: 'kept' });
    hub.tellChunk(over, { type: 'text-start', id: 'gone' });
    hub.flush();
    hub.drop(over);
    const seen = hub.cursor();
    vi.advanceTimersByTime(11 * MINUTE_MS);
    hub.tellChunk(going, { type: 'text-end', id: 'kept' });
    hub.flush();
    vi.advanceTimersByTime(MINUTE_MS);

    expect(db.orm.select({ runId: events.runId }).from(events).all()).toEqual([{ runId: 'going' }, { runId: 'going' }]);
    expect(watchEvents(hub, 'a', { resume: cursor }).events).toEqual([{ type: 'reset' }]);
    expect(watchEvents(hub, 'a', { resume: seen }).events).toHaveLength(1);
    expect(watchEvents(hub, 'a', { after: seen }).events).toHaveLength(3);
    hub.drop(going);
  });

  it('regression: a disk that is full keeps old events a while longer, and ends nothing', () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'setTimeout', 'clearTimeout'] });
    const db = testDb();
    write(db, 'a');
    const hub = open(db);
    const over = hub.begin('a', runView('over'));
    hub.tellChunk(over, { type: 'text-start', id: 'gone' });
    hub.flush();
    hub.drop(over);
    const left = () => db.orm.select().from(events).all().length;
    db.client.exec("create trigger full before delete on events begin select raise(abort, 'full'); end");
    vi.advanceTimersByTime(12 * MINUTE_MS);
    expect(left()).toBe(1);
    db.client.exec('drop trigger full');
    vi.advanceTimersByTime(MINUTE_MS);
    expect(left()).toBe(0);
  });
});
