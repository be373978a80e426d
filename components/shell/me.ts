import type { Role } from '#lib/auth/principal';

/** Who is signed in and what answers their prompts: the JSON of /api/me. */
export type Me = {
  member: { id: string; name: string; email: string; role: Role };
  connection: {
    kind: 'sandbox' | 'openrouter';
    name: string;
    isSimulated: boolean;
    /** The upstream does not accept the key: no prompt is answered. */
    isRefused: boolean;
    /** … because it cannot be opened any more: its secret is gone. */
    isShut: boolean;
    /** For admins: the names of all connections whose keys are not accepted, with one in use or without. */
    refused: string[];
  };
};
