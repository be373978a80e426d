'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';
import { createDiagramFrame, type DiagramFrame } from './diagram-frame.ts';
import { sizeOfSvg } from './size-of-svg.ts';

/** Drawn smaller, its words could not be read: it scrolls instead. */
const LEAST_SCALE = 0.7;

type Drawn = { svg: string } | { problem: string } | null;

/** A Mermaid diagram as a picture: what is in a picture can neither run nor load anything. `children` is its text, shown until it is drawn. */
export function Diagram({ code, children }: { code: string; children: ReactNode }) {
  const [drawn, setDrawn] = useState<Drawn>(null);
  useEffect(() => {
    let isWanted = true;
    theFrame()
      .draw(code, isDark())
      .then(
        (svg) => isWanted && setDrawn({ svg }),
        (error: Error) => isWanted && setDrawn({ problem: error.message }),
      );
    return () => {
      isWanted = false;
    };
  }, [code]);

  if (!drawn || 'problem' in drawn) {
    return (
      <>
        {children}
        {drawn && <p className="mt-1 text-muted-foreground text-sm">This diagram could not be drawn.</p>}
      </>
    );
  }
  const { width, height } = sizeOfSvg(drawn.svg);
  return (
    <figure className="my-4">
      <ScrollBox label="Diagram" className="rounded-md border p-4">
        {/* biome-ignore lint/performance/noImgElement: drawn in this browser. */}
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`}
          alt="Diagram; its text follows"
          width={width}
          height={height}
          style={{ minWidth: Math.round(width * LEAST_SCALE) }}
          className="mx-auto block h-auto max-w-full"
        />
      </ScrollBox>
      <details className="group/text mt-1" data-copy-skip>
        <summary className="flex w-fit list-none items-center gap-1 rounded-sm px-1 text-muted-foreground text-sm hover:text-foreground pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/text:rotate-90" />
          Text of the diagram
        </summary>
        {children}
      </details>
    </figure>
  );
}

const HELD = Symbol.for('parallax.diagrams');

/** One frame for the page: the library in it is large. */
function theFrame(): DiagramFrame {
  const holder = window as { [HELD]?: DiagramFrame };
  holder[HELD] ??= createDiagramFrame();
  return holder[HELD];
}

function isDark(): boolean {
  const { classList } = document.documentElement;
  return (
    classList.contains('dark') || (!classList.contains('light') && matchMedia('(prefers-color-scheme: dark)').matches)
  );
}
