export type Tip = { text: string; note: string | null; element: HTMLElement; isNaming: boolean };

/** The tip of the element that was pointed at or focused: its exact value, or its name. Null where there is nothing to add. */
export function findTip(target: EventTarget | null): Tip | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-exact], [data-tip]') : null;
  if (!element) return null;
  const { exact, exactNote, tip, tipKeys } = element.dataset;
  if (tip) return { text: tip, note: tipKeys ?? null, element, isNaming: true };
  if (!exact || (exact === element.textContent && !exactNote)) return null;
  return { text: exact, note: exactNote ?? null, element, isNaming: false };
}
