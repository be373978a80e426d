import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members } from './auth.ts';

/** The models that a member keeps on top of every picker. */
export const favouriteModels = sqliteTable(
  'favourite_models',
  {
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    model: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.model] })],
);

/** What members keep to use again, for themselves or for the team. What everybody sees outlives who made it. */
export const library = sqliteTable(
  'library',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['preset', 'prompt'] }).notNull(),
    ownerId: text().references(() => members.id, { onDelete: 'set null' }),
    sharing: text({ enum: ['personal', 'team'] }).notNull(),
    name: text().notNull(),
    /** Of its kind: see lib/library/entry-input.ts. */
    content: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [index('library_owner').on(t.kind, t.ownerId), index('library_sharing').on(t.kind, t.sharing)],
);
