import type { ReactNode } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';

/** A formula on lines of its own. */
export function AnswerFormula({ children }: { children?: ReactNode }) {
  return (
    <ScrollBox label="Formula" className="overflow-y-hidden [&_.katex-display]:my-1!">
      {children}
    </ScrollBox>
  );
}
