/**
 * The address of a request line (`/chat?x=1`), under a host that means nothing; null for a target that is no path (`*`,
 * `http://…`) or whose escapes are broken. Never throws: it stands in the server's listener, where a throw ends the process.
 */
export function toUrl(target: string | undefined): URL | null {
  if (!target?.startsWith('/')) return null;
  const url = URL.parse(`http://parallax${target}`);
  return url && isDecodable(url.pathname) ? url : null;
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
