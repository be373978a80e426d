// Builds where the sources changed since the last build, then becomes the server: `npm run up`.
import { pathToFileURL } from 'node:url';
import { build, isBuilt } from './build.ts';

Object.assign(process.env, { NODE_ENV: 'production' });

if (!isBuilt()) {
  console.log('Building…');
  const startedAt = Date.now();
  try {
    build();
  } catch (error) {
    console.error(`Parallax did not start. ${(error as Error).message}`);
    process.exit(1);
  }
  console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

await import(pathToFileURL('server.ts').href);
