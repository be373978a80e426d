import type { Member } from '#lib/auth/role';
import type { ConnectionStatus } from '#lib/connections/connection';
import type { Me } from './me.ts';

export function toMe({ memberId: id, name, email, role }: Member, { connection, invalidSince }: ConnectionStatus): Me {
  const isSimulated = connection.kind === 'sandbox';
  return {
    member: { id, name, email, role },
    connection: { kind: connection.kind, name: connection.name, isSimulated, isRefused: invalidSince !== null },
  };
}
