import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A person with an account. better-auth calls this `user`. */
export const members = sqliteTable('members', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer({ mode: 'boolean' }).notNull().default(false),
  image: text(),
  role: text({ enum: ['owner', 'admin', 'member', 'viewer'] })
    .notNull()
    .default('member'),
  disabledAt: integer({ mode: 'timestamp_ms' }),
  createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer({ mode: 'timestamp_ms' }).notNull(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    expiresAt: integer({ mode: 'timestamp_ms' }).notNull(),
    ipAddress: text(),
    userAgent: text(),
    /** When it was last used, to the minute; null until a minute after its beginning. */
    lastSeenAt: integer({ mode: 'timestamp_ms' }),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [index('sessions_member').on(t.userId)],
);

export const accounts = sqliteTable(
  'accounts',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: integer({ mode: 'timestamp_ms' }),
    refreshTokenExpiresAt: integer({ mode: 'timestamp_ms' }),
    scope: text(),
    password: text(),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [index('accounts_member').on(t.userId)],
);

export const verifications = sqliteTable(
  'verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: integer({ mode: 'timestamp_ms' }).notNull(),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
);

/** A link by which one person becomes a member, once. Only the hash of its token is kept. */
export const invites = sqliteTable(
  'invites',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    role: text({ enum: ['owner', 'admin', 'member', 'viewer'] }).notNull(),
    /** Whom it is for; null lets whoever has the link name an address. */
    email: text(),
    inviterId: text().notNull(),
    inviterName: text().notNull(),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    expiresAt: integer({ mode: 'timestamp_ms' }).notNull(),
    acceptedAt: integer({ mode: 'timestamp_ms' }),
    acceptedBy: text(),
    revokedAt: integer({ mode: 'timestamp_ms' }),
  },
  (t) => [index('invites_created').on(t.createdAt)],
);

/** Passwords that were tried within a minute and not accepted: how many, of an account, from a client, or both. */
export const passwordTries = sqliteTable(
  'password_tries',
  {
    /** A keyed hash of whose and from where. */
    whoHash: text().primaryKey(),
    count: integer().notNull(),
    endsAt: integer().notNull(),
  },
  (t) => [index('password_tries_end').on(t.endsAt)],
);

/** Passwords that were not accepted and of which the audit log does not tell yet; those for addresses that are nobody's count together. */
export const refusedPasswords = sqliteTable('refused_passwords', {
  /** Empty for nobody. */
  memberId: text().primaryKey(),
  tries: integer().notNull(),
  /** From where the last one came. */
  address: text().notNull(),
  /** When the audit log was last told. */
  toldAt: integer(),
});
