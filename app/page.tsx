import { redirect } from 'next/navigation';
import { requirePage } from '#lib/http/require-page';

export default async function StartPage() {
  await requirePage('viewer');
  redirect('/chat');
}
