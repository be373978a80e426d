/** The page of a model. */
export function pathOfModel(id: string): string {
  return `/models/${id.split('/').map(encodeURIComponent).join('/')}`;
}
