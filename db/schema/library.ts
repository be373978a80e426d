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

/** What of the library everybody sees outlives who made it. */
const shareable = {
  id: text().primaryKey(),
  ownerId: text().references(() => members.id, { onDelete: 'set null' }),
  sharing: text({ enum: ['personal', 'team'] }).notNull(),
  name: text().notNull(),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
};

/** Models with their settings under a name, to set on a pane at once. */
export const presets = sqliteTable(
  'presets',
  {
    ...shareable,
    models: text({ mode: 'json' }).$type<string[]>().notNull(),
    settings: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('presets_owner').on(t.ownerId), index('presets_sharing').on(t.sharing)],
);

/** A prompt to use again; `{{name}}` in its text is asked for. */
export const prompts = sqliteTable('prompts', { ...shareable, text: text().notNull() }, (t) => [
  index('prompts_owner').on(t.ownerId),
  index('prompts_sharing').on(t.sharing),
]);
