import type { ReactNode } from 'react';

/** A control's name in the sidebar; beside it as a tip when the sidebar shows icons alone. Its control is a `group/rail`. */
export function RailLabel({ children }: { children: ReactNode }) {
  return (
    <span className="truncate rail:pointer-events-none rail:absolute rail:left-full rail:z-50 rail:ml-2 rail:rounded-md rail:bg-gray-12 rail:px-2 rail:py-1 rail:font-normal rail:text-gray-1 rail:text-xs rail:opacity-0 rail:transition-opacity rail:group-hover/rail:opacity-100 rail:group-focus-visible/rail:opacity-100">
      {children}
    </span>
  );
}
