const SAID = 'parallax:said';

/** Tells screen readers something through the page's one status region. */
export function say(text: string): void {
  window.dispatchEvent(new CustomEvent<string>(SAID, { detail: text }));
}

/** Calls back with what is to be told. Returns how to stop. */
export function hear(listener: (text: string) => void): () => void {
  const listen = (event: Event) => listener((event as CustomEvent<string>).detail);
  window.addEventListener(SAID, listen);
  return () => window.removeEventListener(SAID, listen);
}
