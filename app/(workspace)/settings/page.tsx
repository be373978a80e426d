import { redirect } from 'next/navigation';
import { isAtLeast } from '#lib/auth/role';
import { requirePage } from '#lib/http/require-page';

export default async function SettingsIndexPage() {
  const { principal } = await requirePage('viewer');
  redirect(isAtLeast(principal.role, 'admin') ? '/settings/connections' : '/settings/account');
}
