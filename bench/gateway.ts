import { load } from './load.ts';
import { type Peer, startPeers } from './peers.ts';
import { median, medians, quantile, rounded } from './statistics.ts';

const ROUNDS = 3;
const ROUND_MS = 4000;
const WARM_UP_MS = 2000;

export type GatewayFigures = {
  rps64: number;
  addedP50Ms1: number;
  addedP99Ms1: number;
  addedP50Ms16: number;
  addedP99Ms16: number;
  cpuUsPerRequest: number;
  rssMiB: number;
};

/** Requests a second and added latency of the floor, Parallax and Portkey against one upstream, alternating, medians of the rounds. */
export async function benchGateway(): Promise<{ gateway: Record<'parallax' | 'portkey' | 'floor', GatewayFigures> }> {
  const { direct, floor, parallax, portkey, stop } = await startPeers();
  try {
    const peers = [floor, parallax, portkey];
    for (const peer of [direct, ...peers]) await load(peer, 16, WARM_UP_MS);
    const rounds = new Map<string, GatewayFigures[]>(peers.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      const base = { 1: await latencies(direct, 1), 16: await latencies(direct, 16) };
      for (const peer of peers) rounds.get(peer.name)?.push(await figures(peer, base));
    }
    const of = (peer: Peer) => medians(rounds.get(peer.name) ?? []);
    return { gateway: { parallax: of(parallax), portkey: of(portkey), floor: of(floor) } };
  } finally {
    await stop();
  }
}

async function figures(peer: Peer, base: Record<1 | 16, { p50: number; p99: number }>): Promise<GatewayFigures> {
  const one = await latencies(peer, 1);
  const sixteen = await latencies(peer, 16);
  const full = await load(peer, 64, ROUND_MS);
  if (full.failures > 0) throw new Error(`${peer.name} failed ${full.failures} requests`);
  return {
    rps64: rounded(full.rps, 0),
    addedP50Ms1: rounded(one.p50 - base[1].p50),
    addedP99Ms1: rounded(one.p99 - base[1].p99),
    addedP50Ms16: rounded(sixteen.p50 - base[16].p50),
    addedP99Ms16: rounded(sixteen.p99 - base[16].p99),
    cpuUsPerRequest: rounded(full.cpuUsPerRequest, 0),
    rssMiB: rounded(peer.process?.rssMiB() ?? 0, 0),
  };
}

async function latencies(peer: Peer, connections: number): Promise<{ p50: number; p99: number }> {
  const { latenciesMs } = await load(peer, connections, ROUND_MS);
  return { p50: median(latenciesMs), p99: quantile(latenciesMs, 0.99) };
}
