import type { Member } from '#lib/auth/role';
import type { FileStore } from '#lib/files/open-file-store';
import type { Heart } from '#lib/gateway/index';
import type { Hub } from './open-hub.ts';

/** What the verbs that start runs need of the container. */
export type ConversationsApp = Heart & {
  readonly hub: Hub;
  readonly files: FileStore;
  /** Told of every answer that was written whole; absent where nobody names conversations. */
  readonly titles?: {
    afterAnswer: (member: Member, answered: { conversationId: string; messageId: string; model: string }) => void;
  };
};
