'use client';

import { createContext, type ReactNode, useContext } from 'react';

export type KnownModel = { readonly id: string; readonly name: string };

const Context = createContext<readonly KnownModel[]>([]);

/** The models that a page shows, named by the server, so that no name changes when the catalogue arrives. */
export function KnownModels({ models, children }: { models: readonly KnownModel[]; children: ReactNode }) {
  return <Context value={models}>{children}</Context>;
}

export function useKnownModels(): readonly KnownModel[] {
  return useContext(Context);
}
