import { nextDoor } from '#lib/http/next-door';

const door = nextDoor('key');

export { door as DELETE, door as GET, door as PATCH, door as POST, door as PUT };
