import { Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { isOpen, type ToolPart, toReadable } from './tool-parts.ts';

/** A function that a model called: its name, what it was given, and what came of it. */
export function ToolCall({
  part,
  isWriting,
  children,
}: {
  part: ToolPart;
  /** What it is given is still arriving. */
  isWriting: boolean;
  /** Where its result is typed. */
  children?: ReactNode;
}) {
  return (
    <section aria-label={`Call of ${part.toolName}`} className="rounded-md border">
      <header className="flex items-center gap-2 border-b px-3 py-2">
        <Wrench aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <span className="min-w-0 flex-1 truncate font-mono text-sm">{part.toolName}</span>
        <span className="shrink-0 text-muted-foreground text-sm">{stateOf(part, isWriting)}</span>
      </header>
      <Code label="Given">{toReadable(part.input)}</Code>
      {part.state === 'output-available' && (
        <div className="border-t">
          <Code label="Returned">{toReadable(part.output)}</Code>
        </div>
      )}
      {part.state === 'output-error' && (
        <div className="border-t text-danger-text">
          <Code label="Failed">{part.errorText}</Code>
        </div>
      )}
      {children && <div className="border-t p-3">{children}</div>}
    </section>
  );
}

function Code({ label, children }: { label: string; children: string }) {
  return (
    <figure className="px-3 py-2">
      <figcaption className="text-muted-foreground text-xs">{label}</figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="mt-0.5 max-h-72 overflow-auto whitespace-pre-wrap font-mono text-sm wrap-anywhere"
      >
        {children}
      </pre>
    </figure>
  );
}

function stateOf(part: ToolPart, isWriting: boolean): string {
  if (isWriting && isOpen(part)) return 'being written…';
  if (part.state === 'output-available') return 'returned';
  return part.state === 'output-error' ? 'failed' : 'waits for its result';
}
