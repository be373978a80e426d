'use client';

import { lazy } from 'react';
import type { MenuChoiceProps, MenuItemProps, MenuLinkProps, MenuProps } from './menu-props.ts';
import { OnDemand } from './on-demand.tsx';

const load = () => import('./menu-parts.tsx');
const Root = lazy(async () => ({ default: (await load()).MenuRoot }));
const Item = lazy(async () => ({ default: (await load()).MenuItem }));
const LinkItem = lazy(async () => ({ default: (await load()).MenuLink }));
const Choice = lazy(async () => ({ default: (await load()).MenuChoice }));

/** A menu of actions behind `trigger`; its code comes when it is first wanted. */
export function Menu(props: MenuProps) {
  return (
    <OnDemand trigger={props.trigger} popup="menu" load={load}>
      <Root {...props} />
    </OnDemand>
  );
}

export function MenuItem(props: MenuItemProps) {
  return <Item {...props} />;
}

export function MenuLink(props: MenuLinkProps) {
  return <LinkItem {...props} />;
}

/** One of a few, chosen in the menu. */
export function MenuChoice<Value extends string>({ onValueChange, ...rest }: MenuChoiceProps<Value>) {
  return <Choice {...rest} onValueChange={(value) => onValueChange(value as Value)} />;
}

export function MenuSeparator() {
  return <hr className="mx-2 my-1 h-px border-0 bg-border" />;
}
