/** Makes lib/models/snapshot.json from a published npm package: `node scripts/run.mjs make-snapshot`, by hand, before a release. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceModel, toWireRow } from '#lib/models/to-wire-row';

const PACKAGE = '@earendil-works/pi-ai';
const VERSION = '1.5.2';

const folder = mkdtempSync(join(tmpdir(), 'parallax-snapshot-'));
try {
  execFileSync('npm', ['pack', '--silent', `${PACKAGE}@${VERSION}`], { cwd: folder });
  execFileSync('tar', ['xzf', ...readdirSync(folder)], { cwd: folder });
  const published = JSON.parse(read('package.json')) as { license: string; author: string };
  const { generatedAt } = JSON.parse(read('dist/providers/data/.manifest.json')) as { generatedAt: string };
  const rows = readSource()
    .map(toWireRow)
    .filter((row) => row !== null)
    .sort((a, b) => String(a.name).localeCompare(String(b.name), 'en'));
  const head = {
    generatedAt,
    source: `${PACKAGE} ${VERSION}, dist/providers/data/openrouter.json`,
    attribution: `${published.license}, (c) ${published.author}; prices as published by openrouter.ai`,
  };
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  writeFileSync(
    new URL('../lib/models/snapshot.json', import.meta.url),
    `${JSON.stringify(head).slice(0, -1)},"data":[\n${lines}\n]}\n`,
  );
  process.stdout.write(`${rows.length} models of ${generatedAt}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function read(path: string): string {
  return readFileSync(join(folder, 'package', path), 'utf8');
}

/** Numbers stay the text they are in the file, so that no price passes through a float. */
function readSource(): SourceModel[] {
  const keepDigits = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? (context?.source ?? value) : value;
  const groups = JSON.parse(read('dist/providers/data/openrouter.json'), keepDigits) as Record<
    string,
    Record<string, SourceModel & { type: string }>
  >;
  return Object.values(groups)
    .flatMap((group) => Object.values(group))
    .filter((model) => model.type === 'chat');
}
