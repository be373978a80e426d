'use client';

import { useEffect } from 'react';

/** Has the browser keep the page that stands in when the server cannot be reached; with it Parallax can be installed. */
export function OfflinePage() {
  useEffect(() => {
    // Without TLS there is none, and where it is switched off nothing is missing but that page.
    if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {});
  }, []);
  return null;
}
