import { Agent, request } from 'undici';
import { type Peer, startPeers } from './peers.ts';
import { median, quantile, rounded } from './statistics.ts';

const EVERY_MS = 50;
const CHUNKS = 100;
const RAMP_MS = 1500;
const SINGLE_STREAMS = 300;
const STALL_MS = 1000;

export type StreamFigures = {
  lostChunks: number;
  stalls: number;
  addedTtftP50Ms: number;
  addedTtftP99Ms: number;
  p99DelayMs: number;
  rssMiB: number;
};

type Watched = { ttftMs: number; delaysMs: number[]; chunks: number };

/** Many slow streams at once through Parallax, each chunk stamped by the upstream; the added time to a first token, one stream at a time. */
export async function benchStreams(): Promise<{
  streams: Record<'500' | '1000', StreamFigures>;
  portkey: { addedTtftP50Ms: number };
}> {
  const { direct, parallax, portkey, stop } = await startPeers();
  try {
    const base = await ttfts(direct);
    const ours = await ttfts(parallax);
    const theirs = await ttfts(portkey);
    const added = {
      addedTtftP50Ms: rounded(median(ours) - median(base)),
      addedTtftP99Ms: rounded(quantile(ours, 0.99) - quantile(base, 0.99)),
    };
    const at = async (count: number): Promise<StreamFigures> => ({ ...(await crowd(parallax, count)), ...added });
    return {
      streams: { '500': await at(500), '1000': await at(1000) },
      portkey: { addedTtftP50Ms: rounded(median(theirs) - median(base)) },
    };
  } finally {
    await stop();
  }
}

async function ttfts(peer: Peer): Promise<number[]> {
  const dispatcher = new Agent({ connections: 1 });
  const found: number[] = [];
  for (let stream = 0; stream < SINGLE_STREAMS; stream += 1) found.push((await watch(peer, dispatcher, 2, 1)).ttftMs);
  await dispatcher.close();
  return found.slice(SINGLE_STREAMS / 10);
}

async function crowd(peer: Peer, count: number): Promise<Omit<StreamFigures, 'addedTtftP50Ms' | 'addedTtftP99Ms'>> {
  const dispatcher = new Agent({ connections: count });
  const watched = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index * RAMP_MS) / count));
      return watch(peer, dispatcher, CHUNKS, EVERY_MS);
    }),
  );
  const rssMiB = rounded(peer.process?.rssMiB() ?? 0, 0);
  await dispatcher.close();
  const delays = watched.flatMap(({ delaysMs }) => delaysMs);
  const received = watched.reduce((sum, { chunks }) => sum + chunks, 0);
  return {
    lostChunks: count * CHUNKS - received,
    stalls: delays.filter((delay) => delay > STALL_MS).length,
    p99DelayMs: rounded(quantile(delays, 0.99)),
    rssMiB,
  };
}

async function watch(peer: Peer, dispatcher: Agent, chunks: number, everyMs: number): Promise<Watched> {
  const sentAt = performance.now();
  const body = JSON.stringify({
    model: 'openai/gpt-4o-mini',
    stream: true,
    max_tokens: 64,
    user: `${chunks},${everyMs}`,
    messages: [{ role: 'user', content: 'Count.' }],
  });
  const answer = await request(`${peer.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...peer.headers },
    body,
    dispatcher,
  });
  const seen: Watched = { ttftMs: 0, delaysMs: [], chunks: 0 };
  let rest = '';
  for await (const piece of answer.body) {
    const now = performance.timeOrigin + performance.now();
    rest += (piece as Buffer).toString('latin1');
    for (const [stamp, , writtenAt] of rest.matchAll(/(\d+)@([\d.]+) /g)) {
      if (seen.chunks === 0) seen.ttftMs = performance.now() - sentAt;
      seen.chunks += 1;
      seen.delaysMs.push(now - Number(writtenAt));
      rest = rest.slice(rest.indexOf(stamp) + stamp.length);
    }
  }
  return seen;
}
