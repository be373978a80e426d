export type OnDemandCode<Module> = {
  readonly load: () => Promise<unknown>;
  /** The module once it is there. */
  readonly now: () => Module | null;
};

/**
 * Code that is fetched when it is first wanted, and then at hand at once: where a part of the page waits for `React.lazy` the first
 * time, React shows it 300 ms later even if its code is there.
 */
export function onDemandCode<Module>(fetchModule: () => Promise<Module>): OnDemandCode<Module> {
  let module: Module | null = null;
  return {
    load: async () => {
      module ??= await fetchModule();
    },
    now: () => module,
  };
}
