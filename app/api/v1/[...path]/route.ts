import { nextDoor } from '#lib/http/v1/next-door';

export { nextDoor as DELETE, nextDoor as GET, nextDoor as PATCH, nextDoor as POST, nextDoor as PUT };
