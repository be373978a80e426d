/** A key opens only in its own row and for its own origin: moved to another, it stays shut. */
export function sealBinding({ id, baseUrl }: { readonly id: string; readonly baseUrl: string }): string {
  return `connections/${id}/${new URL(baseUrl).origin}`;
}
