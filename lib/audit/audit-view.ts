import type { AuditAction } from './audit-action.ts';

/** An entry of the audit log as admins see it. */
export type AuditEntryView = {
  number: number;
  /** Epoch milliseconds. */
  at: number;
  actorKind: 'member' | 'key' | 'cli' | 'system';
  /** Who did it, or for whom a key or the shell acted; null for the shell and the system by themselves. */
  member: { id: string; name: string } | null;
  key: { id: string; name: string } | null;
  action: AuditAction;
  target: { id: string | null; name: string } | null;
  details: Readonly<Record<string, unknown>>;
  /** SHA-256 over this entry and the hash of the one before. */
  hash: string;
};

export type AuditPage = {
  entries: AuditEntryView[];
  /** Give it as `before` for the page that follows; null at the end. */
  next: number | null;
};

/** Everybody who is named in the log as who did something, by name. */
export type AuditMember = { id: string; name: string };
