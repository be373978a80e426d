import { ListFilter } from 'lucide-react';
import { Toggle } from './toggle.tsx';

/** Unfolds filters that have no room beside their list, and says how many are set. */
export function FilterToggle({
  count,
  isOpen,
  onOpenChange,
  className = '',
}: {
  count: number;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  className?: string;
}) {
  return (
    <Toggle pressed={isOpen} onPressedChange={onOpenChange} className={className}>
      <ListFilter aria-hidden />
      {count > 0 ? `Filters, ${count}` : 'Filters'}
    </Toggle>
  );
}
