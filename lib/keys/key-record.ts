import type { keys } from '#db/schema/keys';
import type { Principal, Role } from '#lib/auth/principal';

export type KeyRow = typeof keys.$inferSelect;

/** A key that may be used now, with what it may do. */
export type UsableKey = {
  readonly principal: Extract<Principal, { kind: 'key' }>;
  readonly makerRole: Role;
  readonly row: KeyRow;
};
