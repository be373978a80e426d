'use client';

import { Sheet } from 'lucide-react';
import type { ComponentProps } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';
import { CopyButton } from './copy-button.tsx';
import { copyText } from './copy-text.ts';
import { cellsOf, toCsv } from './to-csv.ts';

type Props<Tag extends 'table' | 'th'> = ComponentProps<Tag> & { node?: unknown };

/** A table in an answer: as high as it is, scrolled sideways by keys too where it is wider than its column, and copied as CSV. */
export function AnswerTable({ node: _, className: __, ...rest }: Props<'table'>) {
  return (
    <div className="group/table relative my-4">
      <ScrollBox label="Table" className="rounded-md border">
        <table className="w-full border-collapse" {...rest} />
      </ScrollBox>
      <div className="absolute -top-3 right-2 rounded-md border bg-surface opacity-0 transition-opacity group-focus-within/table:opacity-100 group-hover/table:opacity-100 pointer-coarse:static pointer-coarse:mt-1 pointer-coarse:w-fit pointer-coarse:opacity-100">
        <CopyButton
          label="Copy as CSV"
          icon={<Sheet aria-hidden />}
          copy={(button) => {
            const table = button.closest('.group\\/table')?.querySelector('table');
            return table ? copyText(toCsv(cellsOf(table))) : Promise.resolve(false);
          }}
        />
      </div>
    </div>
  );
}

/** The corner of a table that heads nothing is no header. */
export function AnswerHeaderCell({ node: _, className: __, children, ...rest }: Props<'th'>) {
  const isEmpty = children === undefined || children === null || children === '';
  return isEmpty ? <td {...rest} /> : <th {...rest}>{children}</th>;
}
