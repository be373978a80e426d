import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Unguarded = { file: string; because: string };

/** A method of a route, made by `route`. */
export type Guarded = ((
  request: Request,
  segment: { params: Promise<Record<string, string>> },
) => Promise<Response>) & { allow: string };

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const PAGE_GUARD = /^ {2}(?:const \{[^}]*\} = )?await requirePage\('(?:viewer|member|admin|owner)'\);$/m;

/**
 * Walks the folder of pages and routes and finds what anybody may call. A page's first statement is its guard; every method
 * of a route is made by `route`, which keeps the level beside the function. `open` lists pages that are for everybody.
 */
export async function findUnguarded(
  root: string,
  open: readonly string[],
): Promise<{ unguarded: Unguarded[]; pages: string[]; routes: Record<string, Guarded> }> {
  // A folder may be named as a file is: /api/diagrams/frame.js.
  const all = globSync('**/*', { cwd: root })
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
  const sources = all.filter((file) => /\.(?:[cm]?[jt]sx?|mdx?)$/.test(file) && !/\.test\./.test(file));
  const pages = sources.filter((file) => /(?:^|\/)page\.\w+$/.test(file));
  const endpoints = sources.filter((file) => /(?:^|\/)route\.\w+$/.test(file));
  const read = (file: string) => readFileSync(join(root, file), 'utf8');

  const unguarded = [
    ...pages
      .filter((file) => !open.includes(file) && !hasGuard(read(file)))
      .map((file) => ({ file, because: 'a page without requirePage' })),
    ...sources
      .filter((file) => isAction(read(file)))
      .map((file) => ({ file, because: 'a server action, which no guard sees' })),
    ...sources
      .filter((file) => /^(?:proxy|middleware|instrumentation)\.\w+$/.test(file))
      .map((file) => ({ file, because: 'a layer before the guards' })),
  ];
  const routes: Record<string, Guarded> = {};
  for (const file of endpoints) {
    const made: Record<string, unknown> = await import(join(root, file));
    for (const method of METHODS.filter((name) => name in made)) {
      const handler = made[method];
      if (isGuarded(handler)) routes[`${method} ${toPath(file)}`] = handler;
      else unguarded.push({ file, because: `${method} is not made by route()` });
    }
  }
  return { unguarded, pages, routes };
}

/** The guard is the first thing that the page does: nothing is read before it. */
function hasGuard(source: string): boolean {
  const body = source.slice(source.search(/^export default async function/m));
  const guard = PAGE_GUARD.exec(body);
  return guard !== null && !/^ {2}(?:const .*|let .*)?(?:await|return)\b/m.test(body.slice(0, guard.index));
}

function isAction(source: string): boolean {
  return /^\s*['"]use server['"]/m.test(source);
}

function isGuarded(handler: unknown): handler is Guarded {
  return typeof handler === 'function' && 'allow' in handler;
}

function toPath(file: string): string {
  return `/${file}`.replace(/\/\([^)]*\)/g, '').replace(/\/route\.\w+$/, '');
}
