/** The header by which server.ts tells a page its own address; what a client sends under this name is overwritten. */
export const PATH_HEADER = 'x-parallax-path';

const MAX_LENGTH = 1000;

/**
 * Where to go after signing in: only a path of ours, never another site's address (`//evil`, `/\evil`, `/%09/evil` …).
 * Anything else is the start page.
 */
export function toNextPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || wanted.length > MAX_LENGTH) return '/';
  if (wanted.startsWith('//') || /[\s\p{Cc}\\]/u.test(wanted)) return '/';
  const url = URL.parse(wanted, 'http://parallax.invalid');
  if (url?.origin !== 'http://parallax.invalid' || url.pathname.startsWith('//')) return '/';
  url.searchParams.delete('_rsc');
  const isEntry = url.pathname === '/sign-in' || url.pathname === '/setup' || url.pathname.startsWith('/api/');
  return isEntry ? '/' : `${url.pathname}${url.search}`;
}

/** The address of the sign-in page that comes back to `path`. */
export function toSignIn(path: string | null | undefined): string {
  const next = toNextPath(path);
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
