import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Principal, Role } from '#lib/auth/principal';
import type { Member } from '#lib/auth/role';

/** What an answer on `node:http` is made from. `A` is the part of the container that it needs. */
export type NodeContext<A, P extends Principal | null> = {
  app: A;
  principal: P;
  message: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  url: URL;
  params: Readonly<Record<string, string>>;
};

/**
 * A row of the dispatch table: what server.ts answers itself on Node streams, without Next. Who may call it is part of the
 * row, so that a row without a guard does not compile; `open` ones say why. `key` rows look up the issued key themselves,
 * since their errors have OpenRouter's shape.
 */
export type NodeRoute<A> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/conversations/:id/events`; a `*` at the end takes the rest. */
  path: string;
} & (
  | { allow: Role; answer: (context: NodeContext<A, Member>) => Promise<void> }
  | { allow: 'key'; answer: (context: NodeContext<A, null>) => Promise<void> }
  | { allow: 'open'; because: string; answer: (context: NodeContext<A, null>) => Promise<void> }
);
