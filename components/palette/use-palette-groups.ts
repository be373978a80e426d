'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { Found } from '#lib/search/found-view';
import { conversationsQuery, listed } from '@/components/chat/conversations-query';
import { pathOf } from '@/components/chat/path-of';
import { searchModels } from '@/components/models/search-models';
import { useModels } from '@/components/models/use-models';
import { pathOfFound } from '@/components/search/path-of-found';
import type { Command } from './command.ts';
import { type PaletteGroup, type PaletteItem, toItem } from './palette-item.ts';
import { rankCommands } from './rank-commands.ts';
import { useFound } from './use-found.ts';
import { usePageCommands } from './use-page-commands.ts';

const RECENT = 5;
const MODELS = 6;
const FOUND = 7;

/** What the palette shows for a query, in groups; none of them is empty. */
export function usePaletteGroups(
  query: string,
  offered: readonly Command[],
): { groups: PaletteGroup[]; isSearching: boolean; isFailed: boolean } {
  const router = useRouter();
  const { actions, pages } = usePageCommands();
  const { models } = useModels();
  const { data } = useInfiniteQuery(conversationsQuery);
  const { found, isSearching, isFailed } = useFound(query);
  const text = query.trim();
  if (text === '') {
    const recent = listed(data)
      .slice(0, RECENT)
      .map(
        (one): PaletteItem => ({
          kind: 'conversation',
          value: one.id,
          title: one.title,
          href: pathOf(one),
          found: null,
        }),
      );
    return {
      groups: filled([
        { value: 'This chat', items: offered.map(toItem) },
        { value: 'Go on with', items: recent },
        { value: 'Actions', items: actions.map(toItem) },
        { value: 'Pages', items: pages.map(toItem) },
      ]),
      isSearching: false,
      isFailed: false,
    };
  }
  const everything: Command = {
    id: 'search',
    label: `Search all messages for “${text}”`,
    icon: Search,
    run: () => router.push(`/search?${new URLSearchParams({ q: text })}`),
  };
  return {
    groups: filled([
      { value: 'Actions and pages', items: rankCommands([...offered, ...actions, ...pages], text).map(toItem) },
      { value: 'Chats', items: toConversations(found) },
      {
        value: 'New chat with',
        items: searchModels(models, text)
          .slice(0, MODELS)
          .map(({ id, name }): PaletteItem => ({ kind: 'model', value: id, name })),
      },
      { value: 'Everywhere', items: [toItem(everything)] },
    ]),
    isSearching,
    isFailed,
  };
}

/** Each conversation once, with the best of what was found in it. */
function toConversations(found: readonly Found[]): PaletteItem[] {
  const best = new Map<string, Found>();
  for (const one of found) {
    const known = best.get(one.conversationId);
    if (!known || (known.message === null && one.message !== null)) best.set(one.conversationId, one);
  }
  return [...best.values()].slice(0, FOUND).map((one) => ({
    kind: 'conversation',
    value: one.conversationId,
    title: one.title,
    href: pathOfFound(one),
    found: one,
  }));
}

function filled(groups: readonly PaletteGroup[]): PaletteGroup[] {
  return groups.filter((group) => group.items.length > 0);
}
