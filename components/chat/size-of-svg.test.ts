import { expect, it } from 'vitest';
import { sizeOfSvg } from './size-of-svg.ts';

it.each([
  ['<svg id="d" viewBox="-8 -8 120.4 80" style="max-width:1px">', { width: 121, height: 80 }],
  ['<svg viewBox="0 0 1e9 5">', { width: 600, height: 400 }],
  ['<svg viewBox="0 0 -5 x">', { width: 600, height: 400 }],
  ['<svg>', { width: 600, height: 400 }],
])('%s', (svg, size) => {
  expect(sizeOfSvg(svg)).toEqual(size);
});
