export type Lock = { packages: Record<string, LockEntry> };

type LockEntry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  resolved?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
  [field: string]: unknown;
};

const systems = /darwin|win32|linux|android|freebsd|openbsd|netbsd|sunos|aix|openharmony/;
const processors = /arm64|x64|ia32|wasm32|ppc64|riscv64|s390x|loong64|mips64el|(?<![a-z])arm(?!64)/;

/**
 * npm locks only those optional platform packages that it can see where it runs, and `npm ci` then refuses its own lock
 * file. Adds the missing ones, so that the lock installs on every platform.
 * @returns the completed lock and the packages added, as `name@version`.
 * @throws Error when a missing package is asked for by a range: its version cannot be known here.
 */
export function completeLock(lock: Lock): { lock: Lock; added: string[] } {
  const packages = { ...lock.packages };
  const added: string[] = [];
  for (const [folder, owner] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
      if (isLocked(packages, folder, name)) continue;
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        throw new Error(`${folder} wants ${name}@${version}, which is a range.`);
      packages[`node_modules/${name}`] = platformEntry(name, version, owner);
      added.push(`${name}@${version}`);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** Looks where Node would: beside the owner first, then in every folder above it. */
function isLocked(packages: Lock['packages'], folder: string, name: string): boolean {
  for (let from = folder; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true;
    if (!from) return false;
  }
}

function platformEntry(name: string, version: string, owner: LockEntry): LockEntry {
  const os = name.match(systems)?.[0];
  const cpu = name.match(processors)?.[0];
  const libc = os === 'linux' && (/musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined);
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(owner.dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}
