import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { orNotFound } from '#lib/http/or-not-found';
import { requirePage } from '#lib/http/require-page';
import { getKey } from '#lib/keys/get-key';
import { withUse } from '#lib/keys/with-use';
import { KeyPage } from '@/components/keys/key-page';

export const metadata: Metadata = { title: 'Key' };

export default async function OneKey({ params }: { params: Promise<{ id: string }> }) {
  const { app, principal } = await requirePage('member');
  const { id } = await params;
  const [key] = await withUse(app, principal, [await orNotFound(getKey(app, principal, id))]);
  return key ? <KeyPage key={key.id} initial={key} /> : notFound();
}
