/** Draws diagrams in a frame of no origin. One frame serves the whole page; one that takes too long is thrown away. */
export type DiagramFrame = { draw(code: string, isDark: boolean): Promise<string> };

const LONGEST_MS = 8_000;
const FIRST_MS = 20_000;
const MOST_CHARACTERS = 500_000;

type Waiting = { resolve: (svg: string) => void; reject: (error: Error) => void; timer: ReturnType<typeof setTimeout> };

export function createDiagramFrame(): DiagramFrame {
  let frame: HTMLIFrameElement | null = null;
  let ready: Promise<void> = Promise.resolve();
  let count = 0;
  const waiting = new Map<number, Waiting>();

  function end(id: number, act: (one: Waiting) => void): void {
    const one = waiting.get(id);
    if (!one) return;
    clearTimeout(one.timer);
    waiting.delete(id);
    act(one);
  }

  function discard(reason: string): void {
    frame?.remove();
    frame = null;
    window.removeEventListener('message', hear);
    for (const id of [...waiting.keys()]) end(id, (one) => one.reject(new Error(reason)));
  }

  function hear(event: MessageEvent): void {
    if (!frame || event.source !== frame.contentWindow) return;
    const { id, svg, problem } = event.data as { id?: unknown; svg?: unknown; problem?: unknown };
    if (typeof id !== 'number') return;
    if (typeof svg === 'string' && svg.length <= MOST_CHARACTERS) end(id, (one) => one.resolve(svg));
    else end(id, (one) => one.reject(new Error(typeof problem === 'string' ? problem : 'It is too large to draw.')));
  }

  function open(): void {
    const own = document.createElement('iframe');
    own.src = '/api/diagrams/frame';
    own.setAttribute('sandbox', 'allow-scripts');
    own.title = 'Diagrams';
    own.tabIndex = -1;
    own.ariaHidden = 'true';
    // Drawing measures text, so the frame has a size; nobody sees it.
    own.style.cssText = 'position:fixed;left:-10000px;width:1200px;height:800px;border:0;visibility:hidden';
    frame = own;
    ready = new Promise((resolve) => {
      const listen = (event: MessageEvent) => {
        if (event.source !== own.contentWindow || !(event.data as { isReady?: unknown }).isReady) return;
        window.removeEventListener('message', listen);
        resolve();
      };
      window.addEventListener('message', listen);
    });
    window.addEventListener('message', hear);
    document.body.append(own);
  }

  return {
    async draw(code, isDark) {
      const isFirst = frame === null;
      if (isFirst) open();
      count += 1;
      const id = count;
      const drawn = new Promise<string>((resolve, reject) => {
        const timer = setTimeout(() => discard('It took too long to draw.'), isFirst ? FIRST_MS : LONGEST_MS);
        waiting.set(id, { resolve, reject, timer });
      });
      await Promise.race([ready, drawn.catch(() => {})]);
      // A frame of no origin can only be addressed as any.
      frame?.contentWindow?.postMessage({ id, code, isDark }, '*');
      return drawn;
    },
  };
}
