import { Agent, request } from 'undici';
import type { Peer } from './peers.ts';

const BODY = JSON.stringify({
  model: 'openai/gpt-4o-mini',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Say something about a quick brown fox.' }],
});

export type Load = {
  readonly rps: number;
  readonly latenciesMs: number[];
  readonly failures: number;
  readonly cpuUsPerRequest: number;
};

/** A closed loop: each connection sends the next request when it has the last answer whole. Bounded in time. */
export async function load(peer: Peer, connections: number, forMs: number): Promise<Load> {
  const dispatcher = new Agent({ connections, pipelining: 1 });
  const latenciesMs: number[] = [];
  let failures = 0;
  const cpuBefore = peer.process?.cpuS() ?? 0;
  const startedAt = performance.now();
  const until = startedAt + forMs;
  const worker = async () => {
    while (performance.now() < until) {
      const sentAt = performance.now();
      const { statusCode, body } = await request(`${peer.url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...peer.headers },
        body: BODY,
        dispatcher,
      });
      await body.dump({ limit: 1 << 20 });
      if (statusCode === 200) latenciesMs.push(performance.now() - sentAt);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsedMs = performance.now() - startedAt;
  await dispatcher.close();
  const cpuS = (peer.process?.cpuS() ?? 0) - cpuBefore;
  return {
    rps: (latenciesMs.length / elapsedMs) * 1000,
    latenciesMs,
    failures,
    cpuUsPerRequest: (cpuS * 1e6) / Math.max(1, latenciesMs.length),
  };
}
