import { Ellipsis, PencilLine, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BudgetView } from '#lib/budgets/budget-view';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Money } from '@/components/ui/money';
import { BudgetBar } from './budget-bar.tsx';
import { alertWords, budgetName, effectWords, resetWords, whose } from './budget-words.ts';

const PERIODS: Record<BudgetView['period'], string> = {
  day: 'a day',
  week: 'a week',
  month: 'a month',
  ever: 'in total',
};

/** A budget: whom it is for, how much of it is spent and held, when it starts anew and what it does. */
export function BudgetRow({
  budget,
  onEdit,
  onRemove,
}: {
  budget: BudgetView;
  /** Left out where the reader may not change it. */
  onEdit?: () => void;
  onRemove?: () => void;
}) {
  const { scope, period, limit, window, isBlocking, alertsAt } = budget;
  return (
    <li className="border-b py-5 first:pt-0 last:border-b-0">
      <div className="flex min-h-7 items-center gap-2">
        <h3 className="min-w-0 truncate font-medium">{whose(budget)}</h3>
        {scope !== 'team' && <Badge>{scope}</Badge>}
        <span className="ml-auto shrink-0">
          <Money usd={limit} className="font-medium" /> <span className="text-muted-foreground">{PERIODS[period]}</span>
        </span>
        {onEdit && onRemove && (
          <Menu
            align="end"
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={`More for ${budgetName(budget)}`} className="-mr-1.5">
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            <MenuItem icon={<PencilLine />} onClick={onEdit}>
              Edit
            </MenuItem>
            <MenuItem icon={<Trash2 />} tone="danger" onClick={onRemove}>
              Remove
            </MenuItem>
          </Menu>
        )}
      </div>
      <div className="mt-2">
        <BudgetBar budget={budget} />
      </div>
      <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-0.5">
        <Figure term="spent">
          <Money usd={window.spent} />
        </Figure>
        <Figure term="held">
          <Money usd={window.held} />
        </Figure>
        <Figure term="left">
          <Money usd={window.remaining} />
        </Figure>
      </dl>
      <p className="mt-1 text-muted-foreground text-sm">
        {[effectWords(isBlocking), resetWords(window.resetsAt), alertWords(alertsAt)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-1">
      <dd>{children}</dd>
      <dt className="text-muted-foreground">{term}</dt>
    </div>
  );
}
