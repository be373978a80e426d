import type { Annotation } from '#lib/sandbox/answer';

const SITES = [
  ['encyclopedia.example.org', (topic: string) => `${topic}: an overview`],
  [
    'www.example.com',
    (topic: string) => `What most people get wrong about ${topic}, and the three papers that settled it`,
  ],
  ['journal.example.net', (topic: string) => `On ${topic}`],
  ['notes.example.edu', (topic: string) => `Lecture notes: ${topic}`],
  ['forum.example.com', (topic: string) => `Does anybody here know ${topic}?`],
] as const;

/** Pages of the web that an answer about a topic might name, all of them on addresses that lead nowhere. Contract §2. */
export function nameSources(topic: string, count: number): Annotation[] {
  const path = topic.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return SITES.slice(0, count).map(([host, titleOf]) => ({
    type: 'url_citation',
    url_citation: {
      url: `https://${host}/${path}`,
      title: titleOf(topic),
      content: `${titleOf(topic)}. A simulated page.`,
      start_index: 0,
      end_index: 0,
    },
  }));
}
