import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import type { From, Hub, Shown } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';

const KEEP_ALIVE_MS = 15_000;
const UNSENT_MAX_BYTES = 1024 * 1024;
const RECONNECT_MS = 500;
/** For who has too many streams open: or those that are in sight would take each other's place twice a second. */
const RECONNECT_LATER_MS = 30_000;

/**
 * Answers with the events of a conversation as a server-sent event stream, until the reader leaves, may not read it any more, or is too
 * slow: who has 1 MiB unsent is cut and resumes from the last event that arrived. Who opens more than there are seats for ends their oldest.
 * @throws AppError `not_found`, `forbidden`, `invalid_request` before anything is written.
 */
export async function serveEvents(
  app: { db: Db; hub: Hub },
  principal: Principal,
  { conversationId, url, message }: { conversationId: string; url: URL; message: IncomingMessage },
  res: ServerResponse,
): Promise<void> {
  requireConversation(app.db.orm, principal, conversationId, 'read');
  const from = readFrom(url.searchParams, message.headers['last-event-id']);
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  res.write(`retry: ${RECONNECT_MS}\n\n`);
  let isOver = false;
  // What a reader has missed may be large; only what piles up on top of it counts.
  let unsentMax = Number.POSITIVE_INFINITY;
  let leave = () => {};
  const end = () => {
    isOver = true;
    clearInterval(keepAlive);
    leave();
    stand();
    res.end();
  };
  const keepAlive = setInterval(() => {
    if (!mayRead(app.db, principal, conversationId)) end();
    else if (res.writableLength > unsentMax) res.destroy();
    else res.write(': keep-alive\n\n');
  }, KEEP_ALIVE_MS).unref();
  const show = (event: Shown) => {
    if (isOver || res.destroyed) return;
    res.write(toFrame(event));
    if (res.writableLength > unsentMax) res.destroy();
  };
  const stand = app.hub.seats.take(principal.memberId, () => {
    res.write(`retry: ${RECONNECT_LATER_MS}\n\n`);
    end();
  });
  res.on('close', end);
  res.on('error', () => {});
  leave = app.hub.watch(conversationId, from, { show, end });
  unsentMax = res.writableLength + UNSENT_MAX_BYTES;
  res.once('drain', () => {
    unsentMax = UNSENT_MAX_BYTES;
  });
  if (isOver) leave();
}

/** A browser that connects again by itself says so in a header and keeps the address, so the header wins. */
function readFrom(search: URLSearchParams, lastEventId: string | string[] | undefined): From {
  const resume = lastEventId ?? search.get('resume');
  if (typeof resume === 'string') return { resume: toSeq(resume, 'resume') };
  return { after: toSeq(search.get('after') ?? '', 'after') };
}

function toSeq(text: string, field: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new AppError(
    'invalid_request',
    'Say where to begin: “after” with the cursor of the conversation, or “resume” with the last event seen.',
    { field },
  );
}

/** JSON holds no line break, so an event is one `data:` line. */
function toFrame({ seq, json }: Shown): string {
  return seq === null ? `data: ${json}\n\n` : `id: ${seq}\ndata: ${json}\n\n`;
}

function mayRead(db: Db, principal: Principal, conversationId: string): boolean {
  try {
    requireConversation(db.orm, principal, conversationId, 'read');
    return true;
  } catch {
    return false;
  }
}
