import { AppError } from '#lib/errors';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a mutation that a page of another site started: such a request carries the member's cookie all the same. A request
 * with neither header does not come from a browser.
 */
export function requireSameOrigin(request: { method: string; headers: Headers }, publicUrl: string | undefined): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (site === null && origin === null) return;
  if (site === null && isOwn(origin, request.headers.get('host'), publicUrl)) return;
  throw new AppError('forbidden', 'This request came from another site and was refused; do it from Parallax itself.');
}

function isOwn(origin: string | null, host: string | null, publicUrl: string | undefined): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const { host: ours } = new URL(origin);
  return ours === host || (publicUrl !== undefined && ours === new URL(publicUrl).host);
}
