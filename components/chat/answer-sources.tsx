import type { MessageView } from '#lib/conversations/view';
import { sourcesOf } from './sources-of.ts';

/** Where an answer says that it has it from: numbered, each with its site, none of them asked for anything by itself. */
export function AnswerSources({ parts }: { parts: MessageView['parts'] }) {
  const sources = sourcesOf(parts);
  if (sources.length === 0) return null;
  return (
    <section aria-label="Sources" className="@container mt-4 border-t pt-3 text-sm">
      <h3 className="mb-1 font-normal text-muted-foreground">Sources</h3>
      <ol className="flex flex-col">
        {sources.map(({ url, title, site }, index) => (
          <li key={url} className="flex min-w-0 items-baseline gap-2">
            <span className="min-w-3 shrink-0 text-right text-muted-foreground">{index + 1}</span>
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="group/source flex min-w-0 gap-x-2 rounded-xs py-0.5 @max-lg:flex-col pointer-coarse:py-2"
            >
              <bdi className="truncate text-accent-text underline-offset-3 group-hover/source:underline">{title}</bdi>
              <bdi className="shrink-0 truncate text-muted-foreground">{site}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
