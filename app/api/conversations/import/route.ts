import { nextDoor } from '#lib/http/next-door';

export const POST = nextDoor('member');
