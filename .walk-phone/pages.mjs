import { open, go, shot, close, audit } from './lib.mjs';
const [, , width = '390', theme = 'dark', only = ''] = process.argv;
const page = await open({ width: +width, height: +width < 500 ? 844 : +width < 1000 ? 1024 : 900, dark: theme === 'dark' });
const paths = { chat: '/chat', compare: '/compare', models: '/models', model: '/models/anthropic/claude-opus-4.5', search: '/search', spend: '/spend', requests: '/spend/requests', invoice: '/spend/invoice', keys: '/keys', newkey: '/keys/new', docs: '/docs', settings: '/settings', account: '/settings/account', appearance: '/settings/appearance', connections: '/settings/connections', members: '/settings/members', budgets: '/settings/budgets', presets: '/settings/presets', prompts: '/settings/prompts', audit: '/settings/audit', nothing: '/nothing-here', nochat: '/chat/00000000-0000-4000-8000-000000000000' };
for (const [name, path] of Object.entries(paths)) {
  if (only && !only.split(',').includes(name)) continue;
  await go(page, path);
  await page.waitForTimeout(300);
  await shot(page, `p-${name}-${theme}-${width}`);
  if (+width < 1000) await audit(page, `${name} ${width}`);
}
await close();
