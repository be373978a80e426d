import type { testDoor } from './testing.ts';

type Listen = Parameters<typeof testDoor>[0];

/** The ways in; what a client sees must not differ. Undefined is the one port of server.ts. */
export const DOORS: readonly (readonly [string, Listen])[] = [['server.ts', undefined]];
