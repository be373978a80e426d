'use client';

import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Page } from '@/components/shell/page';
import { useMe } from '@/components/shell/use-me';
import { FilterToggle } from '@/components/ui/filter-toggle';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { ChatList } from './chat-list.tsx';
import { FoundList } from './found-list.tsx';
import { ImportChats } from './import-chats.tsx';
import { SearchFilters } from './search-filters.tsx';
import { useSearchView } from './use-search-view.ts';

/** Everything the member may read, by its words; without any, all chats, to put in order. */
export function SearchPage() {
  const search = useSearchView();
  const { view, change, isSearch } = search;
  const { member } = useMe();
  const wanted = useDeferredValue(view);
  const [isFiltering, setIsFiltering] = useState(false);
  return (
    <Page title="Search">
      <div className="max-w-4xl">
        <div className="flex items-center gap-2">
          <div className="relative min-w-0 flex-1">
            <Search aria-hidden className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" />
            <Input
              autoFocus
              size="lg"
              type="search"
              aria-label="Search messages and titles"
              placeholder="Words of a message or title; “in quotes” side by side"
              maxLength={300}
              value={view.q}
              onChange={(event) => change({ q: event.target.value })}
              className="w-full text-ellipsis pl-9"
            />
          </div>
          <FilterToggle
            count={search.filters}
            isOpen={isFiltering}
            onOpenChange={setIsFiltering}
            className="sm:hidden"
          />
        </div>
        <div className={isFiltering ? 'mt-3' : 'mt-3 hidden sm:block'}>
          <SearchFilters search={search} />
        </div>
        {isSearch ? (
          <FoundList view={wanted} onClear={search.clear} />
        ) : (
          <>
            <div className="mt-6 flex flex-wrap items-center justify-between gap-3">
              <Segmented
                label="Which chats"
                value={view.list}
                onValueChange={(list) => change({ list })}
                options={[
                  { value: 'kept', label: 'Chats' },
                  { value: 'archived', label: 'Archived' },
                ]}
              />
              {member.role !== 'viewer' && <ImportChats />}
            </div>
            <ChatList key={`${view.list} ${view.tag}`} list={view.list} tag={view.tag} />
          </>
        )}
      </div>
    </Page>
  );
}
