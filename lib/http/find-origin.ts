import { headers } from 'next/headers';
import type { App } from '#lib/app';

/** The address of this server as its readers know it: what the operator set, else what the browser asked for. Only a proxy of the operator's own is believed. */
export async function findOrigin(app: App): Promise<string> {
  if (app.env.PUBLIC_URL) return app.env.PUBLIC_URL;
  const asked = await headers();
  const isHttps = app.env.PARALLAX_TRUSTED_PROXIES > 0 && asked.get('x-forwarded-proto') === 'https';
  return `${isHttps ? 'https' : 'http'}://${asked.get('host') ?? 'localhost'}`;
}
