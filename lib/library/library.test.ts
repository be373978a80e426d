import { expect, test } from 'vitest';
import { testDb } from '#db/testing';
import { addMember } from '#lib/keys/testing';
import { changeEntry } from './change-entry.ts';
import { createEntry } from './create-entry.ts';
import { listEntries } from './list-entries.ts';
import { removeEntry } from './remove-entry.ts';

function room() {
  const db = testDb();
  return {
    app: { db },
    ada: addMember(db, 'ada'),
    bob: addMember(db, 'bob'),
    admin: addMember(db, 'eve', 'admin'),
    viewer: addMember(db, 'vic', 'viewer'),
  };
}

const BRIEF = { name: 'Brief', models: ['openai/gpt-4o'], settings: { system: 'Be brief.', temperature: 0.2 } };

test('a preset comes back as it was saved, to its maker alone', async () => {
  const { app, ada, bob, admin } = room();
  const made = await createEntry(app, ada, 'preset', BRIEF);
  expect(made).toMatchObject({ ...BRIEF, sharing: 'personal', ownerName: 'ada', isMine: true, canChange: true });
  expect(await listEntries(app, ada, 'preset')).toEqual([made]);
  expect(await listEntries(app, bob, 'preset')).toEqual([]);
  expect(await listEntries(app, admin, 'preset')).toEqual([]);
});

test('somebody else’s personal entry answers as one that does not exist', async () => {
  const { app, ada, bob, admin } = room();
  const { id } = await createEntry(app, ada, 'preset', BRIEF);
  for (const other of [bob, admin]) {
    const none = { code: 'not_found', message: 'There is no such preset.' };
    await expect(changeEntry(app, other, 'preset', { id, input: { name: 'Mine' } })).rejects.toMatchObject(none);
    await expect(removeEntry(app, other, 'preset', id)).rejects.toMatchObject(none);
    await expect(removeEntry(app, other, 'preset', 'nothing')).rejects.toMatchObject(none);
  }
  expect(await listEntries(app, ada, 'preset')).toHaveLength(1);
});

test('an entry of one kind is none of the other', async () => {
  const { app, ada } = room();
  const { id } = await createEntry(app, ada, 'preset', BRIEF);
  expect(await listEntries(app, ada, 'prompt')).toEqual([]);
  await expect(removeEntry(app, ada, 'prompt', id)).rejects.toMatchObject({ code: 'not_found' });
});

test('the team sees what is shared; its maker and admins change it, others do not', async () => {
  const { app, ada, bob, admin } = room();
  const { id } = await createEntry(app, ada, 'prompt', { name: 'Review', text: 'Review {{code}}', sharing: 'team' });
  expect(await listEntries(app, bob, 'prompt')).toMatchObject([{ id, isMine: false, canChange: false }]);
  expect(await listEntries(app, admin, 'prompt')).toMatchObject([{ id, isMine: false, canChange: true }]);
  const input = { text: 'Review this: {{code}}' };
  await expect(changeEntry(app, bob, 'prompt', { id, input })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(removeEntry(app, bob, 'prompt', id)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await changeEntry(app, admin, 'prompt', { id, input })).toMatchObject({ name: 'Review', ...input });
  await removeEntry(app, admin, 'prompt', id);
  expect(await listEntries(app, ada, 'prompt')).toEqual([]);
});

test('only its maker takes an entry back from the team', async () => {
  const { app, ada, admin } = room();
  const { id } = await createEntry(app, ada, 'prompt', { name: 'Review', text: 'Look', sharing: 'team' });
  const input = { sharing: 'personal' };
  await expect(changeEntry(app, admin, 'prompt', { id, input })).rejects.toMatchObject({
    code: 'forbidden',
    details: { field: 'sharing' },
  });
  expect(await changeEntry(app, ada, 'prompt', { id, input })).toMatchObject({ sharing: 'personal' });
});

test('a change leaves what it does not name', async () => {
  const { app, ada } = room();
  const { id } = await createEntry(app, ada, 'preset', BRIEF);
  const changed = await changeEntry(app, ada, 'preset', { id, input: { settings: { top_p: 0.5 } } });
  expect(changed).toMatchObject({ name: 'Brief', models: BRIEF.models });
  expect(changed.settings).toEqual({ top_p: 0.5 });
});

test('what the team shares outlives who made it, and is then an admin’s to change', async () => {
  const { app, ada, bob, admin } = room();
  const { id } = await createEntry(app, ada, 'prompt', { name: 'Review', text: 'Look', sharing: 'team' });
  app.db.client.prepare("delete from members where id = 'ada'").run();
  expect(await listEntries(app, bob, 'prompt')).toMatchObject([{ id, ownerName: null, canChange: false }]);
  expect(await listEntries(app, admin, 'prompt')).toMatchObject([{ id, canChange: true }]);
});

test('the list is by name, whatever its case', async () => {
  const { app, ada } = room();
  for (const name of ['beta', 'Alpha', 'Gamma']) await createEntry(app, ada, 'prompt', { name, text: 'x' });
  expect((await listEntries(app, ada, 'prompt')).map(({ name }) => name)).toEqual(['Alpha', 'beta', 'Gamma']);
});

test.each([
  ['an unknown setting', { ...BRIEF, settings: { temprature: 1 } }, 'settings.temprature'],
  ['a setting out of range', { ...BRIEF, settings: { temperature: 3 } }, 'settings.temperature'],
  ['no model', { ...BRIEF, models: [] }, 'models'],
  ['a blank name', { ...BRIEF, name: '  ' }, 'name'],
  ['a foreign owner', { ...BRIEF, ownerId: 'bob' }, 'ownerId'],
])('a preset with %s is refused', async (_, input, field) => {
  const { app, ada } = room();
  await expect(createEntry(app, ada, 'preset', input)).rejects.toMatchObject({
    code: 'invalid_request',
    details: { field },
  });
});

test('viewers and keys have no library', async () => {
  const { app, viewer } = room();
  const key = { kind: 'key', keyId: 'k', name: 'k', memberId: 'ada', memberName: 'ada' } as const;
  for (const principal of [viewer, key]) {
    await expect(listEntries(app, principal, 'prompt')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createEntry(app, principal, 'preset', BRIEF)).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('regression: nobody fills the library that everybody reads', async () => {
  const { app, ada, bob } = room();
  const text = 'x'.repeat(100_000);
  const made = { name: 'Long', text, sharing: 'team' };
  const { id } = await createEntry(app, ada, 'prompt', { ...made, text: 'short' });
  for (let count = 1; count < 40; count += 1) await createEntry(app, ada, 'prompt', made);
  const full = { code: 'conflict' };
  await expect(createEntry(app, ada, 'prompt', made)).rejects.toMatchObject(full);
  await expect(changeEntry(app, ada, 'prompt', { id, input: { text } })).rejects.toMatchObject(full);
  expect(await listEntries(app, bob, 'prompt')).toHaveLength(40);
  await createEntry(app, bob, 'prompt', made);

  for (let count = 0; count < 500; count += 1)
    await createEntry(app, bob, 'prompt', { name: 'Short', text: 'x' }).catch(() => {});
  expect(await listEntries(app, bob, 'prompt')).toHaveLength(40 + 500);
});
