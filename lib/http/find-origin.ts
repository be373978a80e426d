import { headers } from 'next/headers';
import type { App } from '#lib/app';

/** The address of this server as its readers know it: what the operator set, else what the browser asked for. */
export async function findOrigin(app: App): Promise<string> {
  if (app.env.PUBLIC_URL) return app.env.PUBLIC_URL;
  const asked = await headers();
  const scheme = asked.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${scheme}://${asked.get('host') ?? 'localhost'}`;
}
