'use client';

import { useRouter } from 'next/navigation';
import { useShortcut } from '@/components/shortcuts/use-shortcut';

/** The keys that lead from page to page. */
export function usePageShortcuts(): void {
  const router = useRouter();
  const to = (href: string) => () => router.push(href);
  useShortcut('new-chat', to('/chat'));
  useShortcut('settings', to('/settings'));
  useShortcut('go-chat', to('/chat'));
  useShortcut('go-compare', to('/compare'));
  useShortcut('go-search', to('/search'));
  useShortcut('go-models', to('/models'));
  useShortcut('go-spend', to('/spend'));
  useShortcut('go-keys', to('/keys'));
  useShortcut('go-docs', to('/docs'));
  useShortcut('go-settings', to('/settings'));
}
