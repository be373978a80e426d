import type { Member } from '#lib/auth/role';
import { isAtLeast } from '#lib/auth/role';
import type { ConnectionStatus } from '#lib/connections/connection';
import type { Me } from './me.ts';

type Upstreams = {
  status: () => ConnectionStatus;
  keys: () => readonly ConnectionStatus[];
  servers: () => readonly ConnectionStatus[];
};

/** What every page knows of its member and of the upstreams; which keys are refused is for those who can replace them. */
export function toMe({ memberId: id, name, email, role }: Member, { status, keys, servers }: Upstreams): Me {
  const { connection, invalidSince, isShut, source } = status();
  const isSimulated = source === 'sandbox';
  const refused = [...keys(), ...servers()].filter((each) => each.invalidSince !== null);
  return {
    member: { id, name, email, role },
    connection: {
      kind: isSimulated ? 'sandbox' : 'openrouter',
      name: connection.name,
      isSimulated,
      isRefused: invalidSince !== null,
      isShut,
      refused: isAtLeast(role, 'admin') ? refused.map((each) => each.connection.name) : [],
    },
  };
}
