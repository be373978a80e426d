'use client';

import { OnDemand } from './on-demand.tsx';
import { onDemandCode } from './on-demand-code.ts';
import type { PopoverProps } from './popover-props.ts';

const parts = onDemandCode(() => import('./popover-parts.tsx'));

/** Content beside its `trigger`; its code comes when it is first wanted. */
export function Popover(props: PopoverProps) {
  return (
    <OnDemand trigger={props.trigger} popup="dialog" code={parts}>
      {({ PopoverRoot }) => <PopoverRoot {...props} />}
    </OnDemand>
  );
}
