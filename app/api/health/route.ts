import { sql } from 'drizzle-orm';
import { route } from '#lib/http/route';

export const GET = route('open', ({ app }) => {
  app.db.orm.get(sql`select 1`);
  return { status: 'up' };
});
