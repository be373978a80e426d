'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { ModelDot } from '@/components/ui/model-dot';
import { RelativeTime } from '@/components/ui/relative-time';
import { conversationsQuery, listed } from './conversations-query.ts';
import { pathOf } from './path-of.ts';

const SHOWN = 5;

/** The conversations one is likely to go on with. */
export function RecentConversations() {
  const { data } = useInfiniteQuery(conversationsQuery);
  const recent = listed(data).slice(0, SHOWN);
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="mt-8 max-w-176">
      <h2 id="recent" className="text-muted-foreground text-sm">
        Go on with
      </h2>
      <ul className="mt-2 divide-y border-y">
        {recent.map((conversation) => (
          <li key={conversation.id}>
            <Link
              href={pathOf(conversation)}
              className="group/recent flex min-h-10 items-center gap-3 focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
            >
              <span className="flex min-w-0 flex-1">
                <span dir="auto" className="truncate underline-offset-3 group-hover/recent:underline">
                  {conversation.title}
                </span>
              </span>
              <span className="flex shrink-0 gap-1" role="img" aria-label={conversation.models.join(', ')}>
                {[...new Set(conversation.models)].map((model) => (
                  <ModelDot key={model} model={model} />
                ))}
              </span>
              <RelativeTime
                at={conversation.updatedAt}
                className="w-20 shrink-0 text-right text-muted-foreground text-sm"
              />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
