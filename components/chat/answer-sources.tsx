import type { MessageView } from '#lib/conversations/view';
import { sourcesOf } from './sources-of.ts';

/** Where an answer says that it has it from: numbered, each with its site, none of them asked for anything by itself. */
export function AnswerSources({ parts }: { parts: MessageView['parts'] }) {
  const sources = sourcesOf(parts);
  if (sources.length === 0) return null;
  return (
    <section aria-label="Sources" className="mt-4 border-t pt-3 text-sm">
      <ol className="flex flex-col gap-1">
        {sources.map(({ url, title, site }, index) => (
          <li key={url} className="flex min-w-0 gap-2">
            <span className="w-5 shrink-0 text-right text-muted-foreground">{index + 1}</span>
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="min-w-0 truncate rounded-xs text-accent-text underline-offset-3 hover:underline"
            >
              <bdi>{title}</bdi>
            </a>
            <bdi className="shrink-0 text-muted-foreground">{site}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}
