/**
 * The address of a request line (`/chat?x=1`), under a host that means nothing. A target that is no path (`*`, `http://…`) is
 * the root: whoever sends one gets an answer, and never an exception in the server's listener.
 */
export function toUrl(target: string | undefined): URL {
  const path = target?.startsWith('/') ? target : '/';
  return URL.parse(`http://parallax${path}`) ?? new URL('http://parallax/');
}
