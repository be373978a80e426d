const MOST = 10_000;

/** The natural size of a drawing, from its view box; that of a sheet where it does not say. */
export function sizeOfSvg(svg: string): { width: number; height: number } {
  const box =
    /\sviewBox="([^"]*)"/
      .exec(svg.slice(0, 2_000))?.[1]
      ?.split(/[\s,]+/)
      .map(Number) ?? [];
  const [width = Number.NaN, height = Number.NaN] = box.slice(2);
  const isSize = width > 0 && height > 0 && width < MOST && height < MOST;
  return isSize ? { width: Math.ceil(width), height: Math.ceil(height) } : { width: 600, height: 400 };
}
