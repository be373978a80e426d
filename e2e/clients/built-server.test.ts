import { afterAll, beforeAll, describe } from 'vitest';
import { aiSdkSuite } from './ai-sdk-suite.ts';
import { anthropicSuite } from './anthropic-suite.ts';
import { curlSuite } from './curl-suite.ts';
import { DOORS, type Door, openDoor } from './door.ts';
import { guideSuite } from './guide-suite.ts';
import { openaiRetrySuite } from './openai-retry-suite.ts';
import { openaiSuite } from './openai-suite.ts';
import { openrouterSuite } from './openrouter-suite.ts';

describe.each(DOORS)('the built product through %s', (_name, start) => {
  let door: Door | undefined;
  beforeAll(async () => {
    door = await openDoor(start);
  });
  afterAll(() => door?.close());

  for (const suite of [
    openaiSuite,
    openaiRetrySuite,
    openrouterSuite,
    anthropicSuite,
    aiSdkSuite,
    curlSuite,
    guideSuite,
  ])
    suite(() => door as Door);
});
