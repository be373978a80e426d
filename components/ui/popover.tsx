'use client';

import { lazy } from 'react';
import { OnDemand } from './on-demand.tsx';
import type { PopoverProps } from './popover-props.ts';

const load = () => import('./popover-parts.tsx');
const Root = lazy(async () => ({ default: (await load()).PopoverRoot }));

/** Content beside its `trigger`; its code comes when it is first wanted. */
export function Popover(props: PopoverProps) {
  return (
    <OnDemand trigger={props.trigger} popup="dialog" load={load}>
      <Root {...props} />
    </OnDemand>
  );
}
