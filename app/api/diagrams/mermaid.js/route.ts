import { nextDoor } from '#lib/http/next-door';

export const GET = nextDoor('open');
