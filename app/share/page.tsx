import type { Metadata } from 'next';
import { SharedPage } from '@/components/sharing/shared-page';

export const metadata: Metadata = {
  title: 'A shared chat',
  referrer: 'no-referrer',
  robots: { index: false, follow: false, noarchive: true, nosnippet: true },
};

export default function SharePage() {
  return <SharedPage />;
}
