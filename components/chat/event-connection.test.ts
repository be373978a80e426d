import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ConversationEvent } from '#lib/conversations/view';
import { type ConnectionState, createEventConnection, type EventConnection } from './event-connection.ts';

/** The browser's EventSource, scripted: node has none. */
class ScriptedSource {
  static readonly CLOSED = 2;
  static all: ScriptedSource[] = [];
  readonly url: string;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string; lastEventId: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(url: string) {
    this.url = url;
    ScriptedSource.all.push(this);
  }

  close() {
    this.readyState = ScriptedSource.CLOSED;
  }

  say(event: ConversationEvent, lastEventId: string) {
    this.onmessage?.({ data: JSON.stringify(event), lastEventId });
  }

  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror?.();
  }
}

const hello: ConversationEvent = { type: 'hello', runs: [] };
let states: ConnectionState[];
let heard: { type: string; isFresh: boolean }[];
let refusals: number;
let connection: EventConnection;

const urls = () => ScriptedSource.all.map((source) => source.url);
const last = () => ScriptedSource.all.at(-1) as ScriptedSource;

beforeEach(() => {
  vi.stubGlobal('EventSource', ScriptedSource);
  vi.useFakeTimers();
  ScriptedSource.all = [];
  states = [];
  heard = [];
  refusals = 0;
  connection = createEventConnection({
    url: '/events',
    onEvent: (event, isFresh) => heard.push({ type: event.type, isFresh }),
    onState: (state) => states.push(state),
    onRefused: () => {
      refusals += 1;
    },
  });
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('begins behind the cursor, and says which events begin a replay', () => {
  connection.start(7);
  last().say(hello, '');
  last().say({ type: 'reset' }, '9');
  last().say(hello, '9');
  expect(urls()).toEqual(['/events?after=7']);
  expect(heard.map((one) => one.isFresh)).toEqual([true, true, false]);
});

it('resumes behind the last event that it saw, and anew where it saw none', () => {
  connection.start(7);
  connection.pause();
  connection.resume();
  last().say(hello, '12');
  connection.pause();
  connection.resume();
  expect(urls()).toEqual(['/events?after=7', '/events?after=7', '/events?resume=12']);
});

it('forgets what it saw when it starts behind a new reading', () => {
  connection.start(7);
  last().say(hello, '12');
  connection.start(40);
  expect(last().url).toBe('/events?after=40');
  expect(ScriptedSource.all[0]?.readyState).toBe(ScriptedSource.CLOSED);
});

it('leaves a lost connection to the browser', () => {
  connection.start(7);
  last().fail(0);
  vi.advanceTimersByTime(60_000);
  expect({ states, refusals, connects: urls().length }).toEqual({
    states: ['connecting', 'reconnecting'],
    refusals: 0,
    connects: 1,
  });
});

it('tells of a refusal, ever more slowly while it goes on', () => {
  connection.start(7);
  last().fail(ScriptedSource.CLOSED);
  vi.advanceTimersByTime(500);
  expect(refusals).toBe(1);
  connection.start(7);
  last().fail(ScriptedSource.CLOSED);
  vi.advanceTimersByTime(499);
  expect(refusals).toBe(1);
  vi.advanceTimersByTime(501);
  expect(refusals).toBe(2);
});

it('hears nothing more of a connection that it let go', () => {
  connection.start(7);
  const old = last();
  connection.pause();
  old.fail(ScriptedSource.CLOSED);
  vi.advanceTimersByTime(60_000);
  expect({ refusals, states }).toEqual({ refusals: 0, states: ['connecting', 'paused'] });
});
