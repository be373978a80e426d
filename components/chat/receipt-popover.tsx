'use client';

import { ReceiptText } from 'lucide-react';
import type { Receipt } from '#lib/spend/receipt';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { ReceiptList } from './receipt-list.tsx';

export function ReceiptPopover({ receipt }: { receipt: Receipt }) {
  return (
    <Popover
      title="Receipt"
      className="w-72"
      trigger={
        <Button
          variant="ghost"
          size="icon-sm"
          className="pointer-coarse:-mx-2"
          aria-label="Whole receipt"
          title="Whole receipt"
        >
          <ReceiptText aria-hidden />
        </Button>
      }
    >
      <ReceiptList receipt={receipt} />
    </Popover>
  );
}
