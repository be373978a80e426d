'use client';

import { Archive } from 'lucide-react';
import Link from 'next/link';
import type { Found } from '#lib/search/found-view';
import { useModelName } from '@/components/models/use-models';
import { Badge } from '@/components/ui/badge';
import { ModelDot } from '@/components/ui/model-dot';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import { pathOfFound } from './path-of-found.ts';
import { Snippet } from './snippet.tsx';

/** One chat and where in it something was found. */
export function FoundRow({ hits }: { hits: readonly Found[] }) {
  const [first] = hits;
  if (!first) return null;
  const inTitle = hits.find((one) => one.message === null);
  const messages = hits.filter((one) => one.message !== null);
  return (
    <li className="border-t py-3 first:border-t-0">
      <div className="flex min-w-0 items-center gap-2">
        <Link
          href={pathOfFound({ ...first, message: null })}
          dir="auto"
          className="truncate rounded-xs font-medium underline-offset-3 hover:underline"
        >
          {inTitle ? <Snippet pieces={inTitle.pieces} /> : first.title}
        </Link>
        {first.isArchived && (
          <Badge>
            <Archive aria-hidden />
            Archived
          </Badge>
        )}
        {first.tags.map((tag) => (
          <Badge key={tag} className="max-sm:hidden">
            {tag}
          </Badge>
        ))}
        {messages.length === 0 && (
          <RelativeTime at={first.at} className="ml-auto shrink-0 text-muted-foreground text-sm" />
        )}
      </div>
      {messages.length > 0 && (
        <ul className="mt-1">
          {messages.map((one) => (
            <Hit key={one.message?.id} found={one} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Hit({ found }: { found: Found }) {
  const nameOf = useModelName();
  const { message, pieces, at } = found;
  if (!message) return null;
  return (
    <li>
      <Link
        href={pathOfFound(found)}
        className="-mx-2 flex flex-col gap-0.5 rounded-md px-2 py-1.5 hover:bg-gray-3 focus-visible:-outline-offset-2"
      >
        <span dir="auto" className="line-clamp-2 break-words">
          <Snippet pieces={pieces} />
        </span>
        <span className="flex min-w-0 items-center gap-2 text-muted-foreground text-sm">
          {message.model ? (
            <>
              <ModelDot model={message.model} />
              <span className="truncate">{nameOf(message.model)}</span>
            </>
          ) : (
            <span>{message.role === 'user' ? 'Prompt' : 'Answer'}</span>
          )}
          {message.costUsd !== null && <Money usd={message.costUsd} />}
          {message.hasError && <span className="text-danger-text">failed</span>}
          <RelativeTime at={at} className="ml-auto shrink-0" />
        </span>
      </Link>
    </li>
  );
}
