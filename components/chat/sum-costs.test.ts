import { expect, it } from 'vitest';
import type { Receipt } from '#lib/spend/receipt';
import { sumCosts } from './sum-costs.ts';
import { anAnswer, aPane, aReceipt, aRun } from './testing.ts';

function paneWith(...receipts: (Receipt | null)[]) {
  return aPane({ messages: receipts.map((receipt) => anAnswer({ run: aRun({ receipt }) })) });
}

it('adds exactly where floats would not', () => {
  const panes = [
    paneWith(aReceipt({ costUsd: '0.1' }), aReceipt({ costUsd: '0.2' })),
    paneWith(aReceipt({ costUsd: '412.800000003' })),
  ];
  expect(sumCosts(panes).costUsd).toBe('413.100000003');
});

it('keeps what is unsettled apart, with what is held for it', () => {
  const unsettled = aReceipt({ state: 'unsettled', costUsd: null, heldUsd: '0.25' });
  expect(sumCosts([paneWith(aReceipt({ costUsd: '0.5' }), unsettled, unsettled)])).toEqual({
    costUsd: '0.5',
    hasEstimates: false,
    unsettledCount: 2,
    heldUsd: '0.5',
  });
});

it('says when an estimate is among them, and passes over answers without a receipt', () => {
  expect(sumCosts([paneWith(aReceipt({ state: 'estimated', costUsd: '0.5' }), null)])).toMatchObject({
    costUsd: '0.5',
    hasEstimates: true,
  });
});

it('of nothing is nothing', () => {
  expect(sumCosts([])).toEqual({ costUsd: '0', hasEstimates: false, unsettledCount: 0, heldUsd: '0' });
});
