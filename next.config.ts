import type { NextConfig } from 'next';

const config: NextConfig = {
  serverExternalPackages: ['better-sqlite3', 'undici', 'pino'],
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
};

export default config;
