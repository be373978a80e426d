import { expect, it } from 'vitest';
import { testConversations } from '#lib/conversations/testing';
import { getPreferences } from './get-preferences.ts';
import { savePreferences } from './save-preferences.ts';

it('keeps what a member chose, each by itself, and leaves the others theirs', async () => {
  const { app, ada, member } = await testConversations();
  const bob = member('bob');
  expect(getPreferences(app, ada)).toEqual({ hasTitles: true, chatSettings: {} });
  await savePreferences(app, ada, { hasTitles: false });
  const saved = await savePreferences(app, ada, { chatSettings: { system: 'Be brief.', temperature: 0.2 } });
  expect(saved).toEqual({ hasTitles: false, chatSettings: { system: 'Be brief.', temperature: 0.2 } });
  await savePreferences(app, ada, { hasTitles: true });
  expect(getPreferences(app, ada).chatSettings).toEqual({ system: 'Be brief.', temperature: 0.2 });
  expect(getPreferences(app, bob)).toEqual({ hasTitles: true, chatSettings: {} });
  await savePreferences(app, ada, { chatSettings: {} });
  expect(getPreferences(app, ada).chatSettings).toEqual({});
});

it('takes no settings that a pane would refuse', async () => {
  const { app, ada } = await testConversations();
  await expect(savePreferences(app, ada, { chatSettings: { temperature: 9 } })).rejects.toMatchObject({
    code: 'invalid_request',
    details: { field: 'chatSettings.temperature' },
  });
});
