'use client';

import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { type DayRange, RANGE_LABELS, RANGES, type RangeName } from './spend-ranges.ts';

const OPTIONS = RANGES.map((value) => ({ value, label: RANGE_LABELS[value] }));

/** Chooses the days that the page is about. */
export function RangePicker({
  name,
  days,
  onName,
  onDays,
}: {
  name: RangeName;
  days: DayRange;
  onName: (name: RangeName) => void;
  onDays: (days: DayRange) => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <div className="hidden md:block">
        <Segmented label="Range" value={name} onValueChange={onName} options={OPTIONS} />
      </div>
      <div className="md:hidden">
        <Select label="Range" value={name} onValueChange={onName} options={OPTIONS} className="w-40" />
      </div>
      {name === 'custom' && (
        <span className="flex items-center gap-2">
          <DayInput label="From" value={days.from} onChange={(from) => onDays({ ...days, from })} />
          <span aria-hidden className="text-muted-foreground">
            –
          </span>
          <DayInput label="To" value={days.to} onChange={(to) => onDays({ ...days, to })} />
        </span>
      )}
    </div>
  );
}

function DayInput({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <Input
      type="date"
      aria-label={label}
      value={value}
      min="2020-01-01"
      max="2099-12-31"
      required
      onChange={(event) => event.target.value && event.target.validity.valid && onChange(event.target.value)}
      className="w-36"
    />
  );
}
