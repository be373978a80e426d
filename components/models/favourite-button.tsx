'use client';

import clsx from 'clsx';
import { Star } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';

/** Keeps a model on top of the member's pickers. */
export function FavouriteButton({
  name,
  isFavourite,
  onToggle,
  className,
}: {
  name: string;
  isFavourite: boolean;
  onToggle: () => void;
  className?: string;
}) {
  return (
    <IconButton
      label={isFavourite ? `Take ${name} from favourites` : `Make ${name} a favourite`}
      aria-pressed={isFavourite}
      size="icon-sm"
      onClick={onToggle}
      {...(className ? { className } : {})}
    >
      <Star aria-hidden className={clsx(isFavourite && 'fill-warn text-warn')} />
    </IconButton>
  );
}
