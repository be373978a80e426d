import type { MetadataRoute } from 'next';

/** What makes Parallax an application of the machine it is installed on. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Parallax',
    short_name: 'Parallax',
    description: 'Chat, compare and account for models, together.',
    start_url: '/chat',
    scope: '/',
    display: 'standalone',
    background_color: '#f5f6f8',
    theme_color: '#f5f6f8',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: 'New chat', url: '/chat' },
      { name: 'Compare', url: '/compare' },
      { name: 'Search', url: '/search' },
    ],
  };
}
