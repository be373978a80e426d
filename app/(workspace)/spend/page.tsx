import type { Metadata } from 'next';
import { Suspense } from 'react';
import { requirePage } from '#lib/http/require-page';
import { SpendPage } from '@/components/spend/spend-page';

export const metadata: Metadata = { title: 'Spend' };

export default async function Spend() {
  await requirePage('member');
  return (
    <Suspense>
      <SpendPage />
    </Suspense>
  );
}
