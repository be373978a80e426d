// Shows a page of our own where there is no network. It keeps that page and its looks, nothing else: what members read stays on the server.
const KEPT = 'offline-2';
const PAGE = '/offline.html';
const LOOKS = '/offline.css';

self.addEventListener('install', (event) => {
  const fresh = [PAGE, LOOKS].map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(fresh)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(forget());
});

self.addEventListener('fetch', (event) => {
  const isLooks = new URL(event.request.url).pathname === LOOKS;
  if (event.request.mode !== 'navigate' && !isLooks) return;
  const kept = () => caches.match(isLooks ? LOOKS : PAGE).then((found) => found ?? Response.error());
  event.respondWith(fetch(event.request).catch(kept));
});
