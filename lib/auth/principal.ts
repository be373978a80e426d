export type Role = 'owner' | 'admin' | 'member' | 'viewer';

/** Who is calling. The only thing the heart knows of authentication, and the second argument of every verb. */
export type Principal =
  | {
      readonly kind: 'member';
      readonly memberId: string;
      readonly name: string;
      readonly email: string;
      readonly role: Role;
      /** By what somebody acts as this member, where it is not their own session: a management key, or the operator's shell. */
      readonly via?: { readonly kind: 'cli' } | { readonly kind: 'key'; readonly keyId: string; readonly name: string };
    }
  | {
      readonly kind: 'key';
      readonly keyId: string;
      readonly name: string;
      readonly memberId: string;
      readonly memberName: string;
    };
