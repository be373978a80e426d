import type { Texture } from './series-fills.ts';

/** Definitions that lie over a bar's colour. `prefix` keeps two charts of a page apart. */
export function Textures({ prefix }: { prefix: string }) {
  return (
    <defs>
      <pattern
        id={textureId(prefix, 'stripes')}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="1.75" height="5" fill="var(--background)" />
      </pattern>
      <pattern id={textureId(prefix, 'dots')} width="5" height="5" patternUnits="userSpaceOnUse">
        <circle cx="2.5" cy="2.5" r="1.1" fill="var(--background)" />
      </pattern>
    </defs>
  );
}

export function textureId(prefix: string, texture: Texture): string {
  return `${prefix}-${texture}`;
}
