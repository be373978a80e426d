import type { Db } from '#db/client';
import { writeAudit } from '#lib/audit/write-audit';
import { type Secret, writeCheck } from '#lib/connections/secret';
import { SEALED_COLUMNS } from './sealed-columns.ts';

export type Resealed = {
  resealed: number;
  /** Texts that did not open before either, such as those of a secret that was lost; they stay as they are. */
  shut: number;
  endedSessions: number;
};

/**
 * Seals everything under another secret, in one transaction with the check that says which one it is: a process that is killed leaves
 * all of it under the old or all of it under the new. Sessions are signed with a key of the secret, so all of them end. What the old
 * secret opened leaves no trace in the file.
 */
export function resealAll({ client, orm }: Pick<Db, 'client' | 'orm'>, from: Secret, to: Secret): Resealed {
  client.pragma('secure_delete = ON');
  client.pragma('synchronous = FULL');
  const counts = { resealed: 0, shut: 0 };
  const reseal = client.transaction(() => {
    for (const { table, column, toBinding } of SEALED_COLUMNS) {
      const write = client.prepare(`update ${table} set ${column} = ? where id = ?`);
      for (const row of client.prepare(`select * from ${table} where ${column} is not null`).all()) {
        const texts = row as Record<string, string>;
        const plain = open(from, texts[column] ?? '', toBinding(texts));
        if (plain === null) counts.shut += 1;
        else counts.resealed += write.run(to.seal(plain, toBinding(texts)), texts.id).changes;
      }
    }
    writeCheck(orm, to);
    const endedSessions = client.prepare('delete from sessions').run().changes;
    writeAudit(orm, { kind: 'cli' }, { action: 'secret.rotate', target: { id: null, name: 'the secret' } });
    return { ...counts, endedSessions };
  });
  const done = reseal.immediate();
  client.pragma('wal_checkpoint(TRUNCATE)');
  return done;
}

function open(secret: Secret, sealed: string, binding: string): string | null {
  try {
    return secret.unseal(sealed, binding);
  } catch {
    return null;
  }
}
