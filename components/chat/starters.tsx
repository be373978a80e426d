import { CornerDownLeft } from 'lucide-react';
import { STARTER_PROMPTS } from './starter-prompts.ts';

/** Prompts that run with one click. */
export function Starters({ onStart, isDisabled }: { onStart: (text: string) => void; isDisabled: boolean }) {
  return (
    <section aria-labelledby="starters" className="max-w-176">
      <h2 id="starters" className="text-muted-foreground text-sm">
        Try one of these
      </h2>
      <ul className="mt-2 divide-y border-y">
        {STARTER_PROMPTS.map((prompt) => (
          <li key={prompt.title}>
            <button
              type="button"
              disabled={isDisabled}
              onClick={() => onStart(prompt.text)}
              className="group/starter flex w-full items-center gap-4 py-2.5 text-left disabled:opacity-50"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{prompt.title}</span>
                <span className="block truncate text-muted-foreground">{prompt.text}</span>
              </span>
              <CornerDownLeft
                aria-hidden
                className="size-4 shrink-0 text-gray-8 transition-colors group-hover/starter:text-foreground group-focus-visible/starter:text-foreground"
              />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
