import clsx from 'clsx';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { THEME_COOKIE, toTheme } from '@/components/shell/theme';
import { mono, sans } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Parallax', template: '%s · Parallax' },
  description: 'Chat, compare and account for models, together.',
  robots: { index: false, follow: false },
  applicationName: 'Parallax',
  appleWebApp: { capable: true, title: 'Parallax', statusBarStyle: 'default' },
  // Named here too: what names one kind of icon leaves out those that are only files, and browsers then ask for /favicon.ico.
  icons: { icon: { url: '/icons/icon.svg', type: 'image/svg+xml' }, apple: '/icons/icon-192.png' },
};

export const viewport: Viewport = {
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f6f8' },
    { media: '(prefers-color-scheme: dark)', color: '#0c0e13' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" className={clsx(theme, sans.variable, mono.variable)} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
