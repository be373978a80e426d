import type { MessageView } from '#lib/conversations/view';

export type Source = { readonly url: string; readonly title: string; readonly site: string };

const MOST_SOURCES = 50;

/** The pages of the web that an answer names as its sources, each once. What is no web address is no source. */
export function sourcesOf(parts: MessageView['parts']): Source[] {
  const byUrl = new Map<string, Source>();
  for (const part of parts) {
    if (part.type !== 'source-url' || !URL.canParse(part.url)) continue;
    const { protocol, host, href } = new URL(part.url);
    if (protocol !== 'https:' && protocol !== 'http:') continue;
    if (!byUrl.has(href)) byUrl.set(href, { url: href, title: part.title?.trim() || host, site: host });
  }
  return [...byUrl.values()].slice(0, MOST_SOURCES);
}
