import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { listKeys } from '#lib/keys/list-keys';
import { withUse } from '#lib/keys/with-use';
import { KeysPage } from '@/components/keys/keys-page';

export const metadata: Metadata = { title: 'Keys' };

export default async function Keys() {
  const { app, principal } = await requirePage('member');
  return <KeysPage initial={await withUse(app, principal, await listKeys(app, principal))} />;
}
