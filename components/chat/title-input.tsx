'use client';

import { useState } from 'react';

const LONGEST = 200;

/** A title while it is being changed: Enter and leaving save, Esc does not. */
export function TitleInput({
  title,
  onSave,
  onCancel,
}: {
  title: string;
  onSave: (title: string) => void;
  onCancel: () => void;
}) {
  const [text, setText] = useState(title);
  const leave = () => {
    const next = text.trim();
    if (next && next !== title) onSave(next);
    else onCancel();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the control that was just used.
      autoFocus
      value={text}
      dir="auto"
      maxLength={LONGEST}
      aria-label="Title"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
      className="h-7 w-full pointer-coarse:h-11 min-w-0 rounded-sm border border-gray-8 bg-field px-1.5 font-normal outline-none focus-visible:outline-2 focus-visible:outline-accent"
    />
  );
}
