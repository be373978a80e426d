import { describe, expect, it } from 'vitest';
import { placeTip } from './place-tip.ts';

const VIEW = { width: 400, height: 300 };
const SIZE = { width: 100, height: 20 };

function box(left: number, top: number, width = 40, height = 30) {
  return { left, top, width, height, right: left + width, bottom: top + height };
}

describe('placeTip', () => {
  it('stands centred over its anchor', () => {
    expect(placeTip(box(180, 100), SIZE, VIEW, undefined)).toEqual({ left: 150, top: 74 });
  });

  it('goes below where there is no room above', () => {
    expect(placeTip(box(180, 10), SIZE, VIEW, undefined)).toEqual({ left: 150, top: 46 });
  });

  it('stays in the view at both edges', () => {
    expect(placeTip(box(0, 100), SIZE, VIEW, undefined).left).toBe(8);
    expect(placeTip(box(380, 100), SIZE, VIEW, undefined).left).toBe(292);
  });

  it('goes to the right when asked, and not where that would leave the view', () => {
    expect(placeTip(box(10, 100), SIZE, VIEW, 'right')).toEqual({ left: 56, top: 105 });
    expect(placeTip(box(330, 100), SIZE, VIEW, 'right')).toEqual({ left: 292, top: 74 });
  });
});
