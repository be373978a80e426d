import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { NewKey } from '@/components/keys/new-key';

export const metadata: Metadata = { title: 'New key' };

export default async function NewKeyPage() {
  await requirePage('member');
  return <NewKey />;
}
