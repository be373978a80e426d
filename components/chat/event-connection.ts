import type { ConversationEvent } from '#lib/conversations/view';

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'paused';

export type EventConnection = {
  /** Begins anew behind a conversation that was just read: active runs are replayed from their first chunk. */
  start(cursor: number): void;
  /** Lets go of the connection (six tabs exhaust HTTP/1.1); `resume` goes on after the last event seen. */
  pause(): void;
  resume(): void;
  close(): void;
};

export type ConnectionInput = {
  /** The stream's address without its query. */
  readonly url: string;
  /** `isFresh`: this `hello` begins a replay, so what was read of its runs is to be read again. */
  onEvent(event: ConversationEvent, isFresh: boolean): void;
  onState(state: ConnectionState): void;
  /** The server answered, but not with a stream: what is read may be gone, or the session over. To go on, call `start`. */
  onRefused(): void;
};

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;

/** One EventSource at a time. The browser retries a lost connection by itself; one that was refused it gives up. */
export function createEventConnection({ url, onEvent, onState, onRefused }: ConnectionInput): EventConnection {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let cursor = 0;
  let lastSeq: string | null = null;

  function drop(): void {
    clearTimeout(retry);
    source?.close();
    source = null;
  }

  function connect(): void {
    drop();
    const own = new EventSource(lastSeq === null ? `${url}?after=${cursor}` : `${url}?resume=${lastSeq}`);
    source = own;
    own.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      onState('live');
    };
    own.onmessage = (message) => {
      const isFresh = lastSeq === null;
      if (message.lastEventId) lastSeq = message.lastEventId;
      onEvent(JSON.parse(message.data) as ConversationEvent, isFresh);
    };
    own.onerror = () => {
      if (source !== own) return;
      onState('reconnecting');
      if (own.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(onRefused, retryMs * (0.5 + Math.random() / 2));
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    };
  }

  return {
    start(from) {
      cursor = from;
      lastSeq = null;
      onState('connecting');
      connect();
    },
    pause() {
      drop();
      onState('paused');
    },
    resume: connect,
    close: drop,
  };
}
