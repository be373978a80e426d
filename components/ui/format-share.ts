/** A part of a whole, 1 being all of it, in words: `<1 %` of what is little, `0 %` of nothing alone. */
export function formatShare(share: number): string {
  if (share === 0) return '0 %';
  return share < 0.01 ? '<1 %' : `${Math.round(share * 100)} %`;
}
