// Draws the icons of the installed application from public/icons/icon.svg: `node scripts/make-icons.ts`, after a change of the mark.
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.ts';

const svg = readFileSync('public/icons/icon.svg', 'utf8');
/** A machine that cuts icons to its own shape wants the ground to the edge and the mark in the middle four fifths. */
const maskable = svg.replace(/ rx="\d+"/, '').replace('translate(76 76) scale(15)', 'translate(112 112) scale(12)');

const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
for (const [name, size, drawn] of [
  ['icon-192', 192, svg],
  ['icon-512', 512, svg],
  ['maskable-512', 512, maskable],
] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawn}`);
  await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: true });
}
await browser.close();
