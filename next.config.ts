import type { NextConfig } from 'next';

const config: NextConfig = {
  serverExternalPackages: ['better-sqlite3', 'undici', 'pino'],
  poweredByHeader: false,
  reactStrictMode: true,
  // Nothing here is resized: what would fetch and unfold pictures for anybody is not there.
  images: { unoptimized: true },
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1'],
};

export default config;
