const YEAR_S = 365 * 24 * 3600;

/** Keeps a choice of how things look in a cookie, so that the server draws the next page right at once. */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing without TLS, where many self-host.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
