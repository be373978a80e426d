import type { Principal } from '#lib/auth/principal';

/** Who changed something: a principal, whoever may run `npm run admin`, or Parallax itself at its start. */
export type Actor = Principal | { readonly kind: 'cli' } | { readonly kind: 'system' };
