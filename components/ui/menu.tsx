'use client';

import type { MenuChoiceProps, MenuItemProps, MenuLinkProps, MenuProps } from './menu-props.ts';
import { OnDemand } from './on-demand.tsx';
import { onDemandCode } from './on-demand-code.ts';

const parts = onDemandCode(() => import('./menu-parts.tsx'));

/** A menu of actions behind `trigger`; its code comes when it is first wanted. */
export function Menu(props: MenuProps) {
  return (
    <OnDemand trigger={props.trigger} popup="menu" code={parts}>
      {({ MenuRoot }) => <MenuRoot {...props} />}
    </OnDemand>
  );
}

export function MenuItem(props: MenuItemProps) {
  const code = parts.now();
  return code && <code.MenuItem {...props} />;
}

export function MenuLink(props: MenuLinkProps) {
  const code = parts.now();
  return code && <code.MenuLink {...props} />;
}

/** One of a few, chosen in the menu. */
export function MenuChoice<Value extends string>({ onValueChange, ...rest }: MenuChoiceProps<Value>) {
  const code = parts.now();
  return code && <code.MenuChoice {...rest} onValueChange={(value) => onValueChange(value as Value)} />;
}

export function MenuSeparator() {
  return <hr className="mx-2 my-1 h-px border-0 bg-border" />;
}
