import { route } from '#lib/http/route';

export const GET = route('viewer', ({ app, principal }) => {
  const { memberId: id, name, email, role } = principal;
  const connection = app.connections.current();
  return {
    member: { id, name, email, role },
    connection: { kind: connection.kind, name: connection.name, isSimulated: connection.kind === 'sandbox' },
  };
});
