import { parseArgs } from 'node:util';
import { benchGateway } from './gateway.ts';
import { printRatios } from './print-ratios.ts';
import { benchStreams } from './streams.ts';

const BENCHES: Record<string, () => Promise<Record<string, unknown>>> = {
  gateway: benchGateway,
  streams: benchStreams,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
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
const figures = await bench();
if (values.json) console.log(JSON.stringify(figures));
else printRatios(figures);
