/** Below these something is missing or known to be unsafe: SQLite’s WAL reset lost commits before 3.51.3. */
const FLOORS = { node: '22.0.0', sqlite: '3.51.3', next: '16.4.6' } as const;
const NAMES = { node: 'Node', sqlite: 'SQLite', next: 'Next' } as const;

/** What of these is too old to serve with, in one sentence for people; null when all is new enough. A version that cannot be read is too old. */
export function findBelowFloor(versions: { readonly [Name in keyof typeof FLOORS]?: string }): string | null {
  const old = (['node', 'sqlite', 'next'] as const).flatMap((name) => {
    const version = versions[name];
    return version !== undefined && isBelow(version, FLOORS[name])
      ? [`${NAMES[name]} ${version} (at least ${FLOORS[name]})`]
      : [];
  });
  if (old.length === 0) return null;
  const list = old.join(', ');
  return `Too old to run Parallax: ${list}. Install the versions of the lock file with "npm ci" and start with "npm run up".`;
}

/** Whether a version is before another; what stands behind a hyphen makes it earlier than the same without. */
function isBelow(version: string, floor: string): boolean {
  const read = /^v?(\d+)\.(\d+)\.(\d+)(-.+)?/.exec(version);
  if (!read) return true;
  const wanted = floor.split('.').map(Number);
  const own = read.slice(1, 4).map(Number);
  const at = wanted.findIndex((part, index) => part !== own[index]);
  return at === -1 ? read[4] !== undefined : (own[at] ?? 0) < (wanted[at] ?? 0);
}
