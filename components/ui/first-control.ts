const CONTROL =
  ':is(a[href], button, input, select, textarea, summary, [tabindex="0"]):not(:disabled, [type="hidden"], [hidden], [tabindex="-1"])';

/** What the Tab key would come to first, the element itself included. */
export function firstControl(within: Element | null | undefined): HTMLElement | null {
  if (within instanceof HTMLElement && within.matches(CONTROL)) return within;
  return within?.querySelector<HTMLElement>(CONTROL) ?? null;
}
