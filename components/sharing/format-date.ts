/** `23 November 2026`, in this browser's words and zone. */
export function formatDate(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(at);
}
