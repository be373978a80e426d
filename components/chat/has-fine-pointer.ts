/** Whether the focus may be given to a field unasked: on a touch screen that would bring up a keyboard over half of it. */
export function hasFinePointer(): boolean {
  return window.matchMedia('(pointer: fine)').matches;
}
