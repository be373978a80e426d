import { rounded } from './statistics.ts';

type Figures = Record<string, number>;

/** The ratios that matter first, then a table of the figures. */
export function printRatios(result: Record<string, unknown>): void {
  const gateway = result.gateway as Record<'parallax' | 'portkey' | 'floor', Figures> | undefined;
  if (gateway) {
    const { parallax, portkey, floor } = gateway;
    const ratio = (name: string, other: Figures) => rounded((parallax[name] ?? 0) / (other[name] || 1));
    console.log(
      `Requests a second at 64 connections: ${ratio('rps64', portkey)} × Portkey, ${ratio('rps64', floor)} × the floor`,
    );
    console.log(
      `Added latency at 16 connections: ${ratio('addedP50Ms16', portkey)} × Portkey; at 1: ${ratio('addedP50Ms1', portkey)} × Portkey`,
    );
    console.table(gateway);
    return;
  }
  if (result.spend) {
    console.table(result.spend);
    console.table(result.ledger);
    return;
  }
  if (result.ui) {
    console.table(result.ui);
    return;
  }
  console.table(result.streams);
  console.table({ portkey: result.portkey });
}
