import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testDb, testFolder } from '#db/testing';
import { sealBinding } from './seal-binding.ts';
import { loadSecret } from './secret.ts';

const GIVEN = 'a-secret-of-more-than-thirty-two-characters';
const row = { id: 'row-1', baseUrl: 'https://openrouter.ai/api/v1' };

describe('loadSecret', () => {
  it('makes a secret once, readable by its owner alone, and finds it again', () => {
    const [db, folder] = [testDb(), testFolder()];
    const first = loadSecret({ env: {}, folder, db });
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    const second = loadSecret({ env: {}, folder, db });
    expect(second.derive('a')).toEqual(first.derive('a'));
    expect(second.unseal(first.seal('sk-or-1', 'here'), 'here')).toBe('sk-or-1');
  });

  it('takes the secret of the environment, or of the file that it names, and makes none', () => {
    const [db, folder] = [testDb(), testFolder()];
    const file = join(folder, 'mounted');
    writeFileSync(file, `${GIVEN}\n`);
    const given = loadSecret({ env: { PARALLAX_SECRET: GIVEN }, folder, db });
    const fromFile = loadSecret({ env: { PARALLAX_SECRET_FILE: file }, folder, db });
    expect(fromFile.derive('a')).toEqual(given.derive('a'));
    expect(existsSync(join(folder, 'secret'))).toBe(false);
  });

  it('refuses to start with a wrong secret, in one sentence, and changes nothing', () => {
    const [db, folder] = [testDb(), testFolder()];
    loadSecret({ env: {}, folder, db });
    const before = readFileSync(join(folder, 'secret'), 'utf8');
    expect(() => loadSecret({ env: { PARALLAX_SECRET: GIVEN }, folder, db })).toThrow(
      `The secret in PARALLAX_SECRET is not the one that the database in ${folder} was sealed with; put the right one back. Nothing was changed.`,
    );
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(before);
    expect(() => loadSecret({ env: {}, folder, db })).not.toThrow();
  });

  it('never makes a new secret for a database that was sealed with a lost one', () => {
    const [db, folder] = [testDb(), testFolder()];
    loadSecret({ env: {}, folder, db });
    rmSync(join(folder, 'secret'));
    expect(() => loadSecret({ env: {}, folder, db })).toThrow(/is missing; put .*secret back/);
    expect(existsSync(join(folder, 'secret'))).toBe(false);
  });

  it('refuses a short secret and a file that is not there', () => {
    const [db, folder] = [testDb(), testFolder()];
    writeFileSync(join(folder, 'short'), 'short');
    expect(() => loadSecret({ env: { PARALLAX_SECRET_FILE: join(folder, 'short') }, folder, db })).toThrow(/too short/);
    expect(() => loadSecret({ env: { PARALLAX_SECRET_FILE: join(folder, 'none') }, folder, db })).toThrow(
      /does not exist/,
    );
  });
});

describe('sealing', () => {
  const secret = () => loadSecret({ env: { PARALLAX_SECRET: GIVEN }, folder: testFolder(), db: testDb() });

  it('hides the text, differently each time', () => {
    const { seal } = secret();
    const sealed = seal('sk-or-v1-abcdef', sealBinding(row));
    expect(sealed).not.toContain('sk-or');
    expect(seal('sk-or-v1-abcdef', sealBinding(row))).not.toBe(sealed);
  });

  it.each([
    ['another row', { ...row, id: 'row-2' }],
    ['another origin', { ...row, baseUrl: 'https://evil.example/api/v1' }],
    ['another scheme', { ...row, baseUrl: 'http://openrouter.ai/api/v1' }],
    ['another port', { ...row, baseUrl: 'https://openrouter.ai:8443/api/v1' }],
  ])('moved to %s, it stays shut', (_, other) => {
    const { seal, unseal } = secret();
    const sealed = seal('sk-or-v1-abcdef', sealBinding(row));
    expect(() => unseal(sealed, sealBinding(other))).toThrow();
    expect(unseal(sealed, sealBinding({ ...row, baseUrl: 'https://openrouter.ai/api/v2' }))).toBe('sk-or-v1-abcdef');
  });

  it('changed by one bit, or sealed with another secret, it stays shut', () => {
    const { seal, unseal } = secret();
    const sealed = seal('sk-or-v1-abcdef', 'here');
    for (let at = sealed.lastIndexOf('.') + 1; at < sealed.length - 1; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(() => unseal(changed, 'here')).toThrow();
    }
    const other = loadSecret({ env: { PARALLAX_SECRET: GIVEN.toUpperCase() }, folder: testFolder(), db: testDb() });
    expect(() => other.unseal(sealed, 'here')).toThrow('another secret');
    expect(() => unseal('', 'here')).toThrow();
  });

  it('derives another key for each purpose', () => {
    const { derive } = secret();
    expect(derive('a')).toHaveLength(32);
    expect(derive('a')).toEqual(derive('a'));
    expect(derive('b')).not.toEqual(derive('a'));
  });
});
