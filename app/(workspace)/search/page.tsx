import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { SearchPage } from '@/components/search/search-page';

export const metadata: Metadata = { title: 'Search' };

export default async function FindPage() {
  await requirePage('viewer');
  return <SearchPage />;
}
