'use client';

import { SquarePen } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ConversationList } from '@/components/chat/conversation-list';
import { Mark } from './mark.tsx';
import { MemberMenu } from './member-menu.tsx';
import { NAV } from './nav.ts';
import { NavLink } from './nav-link.tsx';
import { RailLabel } from './rail-label.tsx';
import { SearchButton } from './search-button.tsx';

/** What stands in the sidebar and in the phone's drawer alike. */
export function SidebarContent({ toggle }: { toggle: ReactNode }) {
  return (
    <>
      <div className="flex h-12 shrink-0 items-center justify-between pr-2 pl-4 rail:justify-center rail:px-0">
        <Link
          href="/chat"
          className="flex items-center gap-2 rounded-md font-medium text-lg pointer-coarse:min-h-11 rail:hidden"
        >
          <Mark className="size-5" />
          Parallax
        </Link>
        {toggle}
      </div>
      <div className="flex min-h-0 flex-1 flex-col max-md:overflow-y-auto max-md:overscroll-contain">
        <nav aria-label="Pages" className="flex flex-col gap-0.5 px-2 pt-1 rail:items-center">
          {NAV.map((page) => (
            <NavLink key={page.href} {...page} />
          ))}
        </nav>
        <div className="mt-4 flex min-h-8 shrink-0 items-center justify-between bg-sidebar pr-2 pl-4 max-md:sticky max-md:top-0 max-md:z-10 rail:mt-2 rail:justify-center rail:px-0">
          <h2 className="font-normal text-muted-foreground text-sm rail:sr-only">Chats</h2>
          <div className="flex rail:flex-col">
            <SearchButton />
            <Link
              href="/chat"
              aria-label="New chat"
              className="group/rail relative flex size-8 items-center justify-center rounded-md text-muted-foreground transition-colors hover:bg-gray-4 hover:text-foreground focus-visible:-outline-offset-2 pointer-coarse:size-11"
            >
              <SquarePen aria-hidden className="size-4" />
              <span className="hidden rail:contents">
                <RailLabel>New chat</RailLabel>
              </span>
            </Link>
          </div>
        </div>
        <section aria-label="Chats" className="px-2 pb-2 md:min-h-0 md:flex-1 md:overflow-y-auto rail:hidden">
          <ConversationList />
        </section>
      </div>
      <div className="mt-auto border-t p-2 rail:flex rail:justify-center">
        <MemberMenu />
      </div>
    </>
  );
}
