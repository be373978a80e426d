import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { CataloguePage } from '@/components/models/catalogue-page';

export const metadata: Metadata = { title: 'Models' };

export default async function ModelsPage() {
  await requirePage('viewer');
  return <CataloguePage />;
}
