import type { Metadata } from 'next';
import { findOrigin } from '#lib/http/find-origin';
import { requirePage } from '#lib/http/require-page';
import { DocsPage } from '@/components/docs/docs-page';

export const metadata: Metadata = { title: 'Docs' };

const EXAMPLE = 'openai/gpt-4o-mini';

export default async function Docs() {
  const { app } = await requirePage('viewer');
  const model = app.catalogue.find(EXAMPLE) ?? app.catalogue.list()[0];
  return <DocsPage baseUrl={`${await findOrigin(app)}/api/v1`} model={model?.id ?? EXAMPLE} />;
}
