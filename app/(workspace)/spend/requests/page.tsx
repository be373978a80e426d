import type { Metadata } from 'next';
import { Suspense } from 'react';
import { requirePage } from '#lib/http/require-page';
import { RequestsPage } from '@/components/spend/requests/requests-page';

export const metadata: Metadata = { title: 'Requests' };

export default async function Requests() {
  await requirePage('member');
  return (
    <Suspense>
      <RequestsPage />
    </Suspense>
  );
}
