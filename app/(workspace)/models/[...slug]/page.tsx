import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isAtLeast } from '#lib/auth/role';
import { requirePage } from '#lib/http/require-page';
import { canSeeAllSpend } from '#lib/spend/can-see-all-spend';
import { ModelPage } from '@/components/models/model-page';

export const metadata: Metadata = { title: 'Model' };

export default async function OneModel({ params }: { params: Promise<{ slug: string[] }> }) {
  const { app, principal } = await requirePage('viewer');
  const { slug } = await params;
  const model = app.catalogue.find(slug.map(decodeURIComponent).join('/'));
  if (!model) notFound();
  return (
    <ModelPage
      key={model.id}
      model={model}
      seesTeam={canSeeAllSpend(principal)}
      canWrite={isAtLeast(principal.role, 'member')}
    />
  );
}
