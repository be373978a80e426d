import { parseArgs } from 'node:util';
import { benchGateway } from './gateway.ts';
import { printRatios } from './print-ratios.ts';
import { benchSpend } from './spend.ts';
import { benchStreams } from './streams.ts';
import { benchUi } from './ui.ts';

const BENCHES: Record<string, (calls: number) => Promise<Record<string, unknown>>> = {
  gateway: benchGateway,
  streams: benchStreams,
  spend: benchSpend,
  ui: benchUi,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, calls: { type: 'string', default: '1000000' } },
});
const bench = BENCHES[positionals[0] ?? ''];
if (!bench) {
  console.error(
    `Say which: ${Object.keys(BENCHES)
      .map((name) => `npm run bench -- ${name}`)
      .join(', ')}. Add --json for programs.`,
  );
  process.exit(2);
}
const figures = await bench(Number(values.calls));
if (values.json) console.log(JSON.stringify(figures));
else printRatios(figures);
