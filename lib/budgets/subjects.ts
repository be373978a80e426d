/** Whom a budget can be for. */
export type Subjects = {
  readonly members: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly keys: readonly { readonly id: string; readonly name: string; readonly makerName: string }[];
};
