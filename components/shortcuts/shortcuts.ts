type Shortcut = {
  readonly id: string;
  readonly label: string;
  readonly group: 'Everywhere' | 'Go to' | 'Conversation' | 'Prompt' | 'Model picker';
  /** Each of them does it. `mod` is Ctrl or ⌘; strokes with a space between are pressed one after the other. */
  readonly keys: readonly string[];
};

/** Every shortcut there is: what `?` lists and what `useShortcut` hears. The keys of a field are heard by the field itself. */
export const SHORTCUTS = [
  { id: 'palette', label: 'Search chats, models, pages and actions', group: 'Everywhere', keys: ['mod+k'] },
  { id: 'shortcuts', label: 'Keyboard shortcuts', group: 'Everywhere', keys: ['?', 'mod+/'] },
  { id: 'new-chat', label: 'New chat', group: 'Everywhere', keys: ['mod+shift+o'] },
  { id: 'sidebar', label: 'Narrow or widen the sidebar', group: 'Everywhere', keys: ['mod+b', 'mod+shift+s'] },
  { id: 'settings', label: 'Settings', group: 'Everywhere', keys: ['mod+,'] },
  { id: 'notice', label: 'To the notice in the corner, and its Undo', group: 'Everywhere', keys: ['f6'] },

  { id: 'go-chat', label: 'Chat', group: 'Go to', keys: ['g c'] },
  { id: 'go-compare', label: 'Compare', group: 'Go to', keys: ['g p'] },
  { id: 'go-search', label: 'Search', group: 'Go to', keys: ['g f'] },
  { id: 'go-models', label: 'Models', group: 'Go to', keys: ['g m'] },
  { id: 'go-spend', label: 'Spend', group: 'Go to', keys: ['g u'] },
  { id: 'go-keys', label: 'Keys', group: 'Go to', keys: ['g k'] },
  { id: 'go-docs', label: 'Docs', group: 'Go to', keys: ['g d'] },
  { id: 'go-settings', label: 'Settings', group: 'Go to', keys: ['g s'] },

  { id: 'pick-model', label: 'Choose the model', group: 'Conversation', keys: ['mod+shift+m'] },
  { id: 'focus-prompt', label: 'Go to the prompt', group: 'Conversation', keys: ['/', 'shift+escape'] },
  { id: 'stop', label: 'Stop what is being answered', group: 'Conversation', keys: ['escape'] },

  { id: 'send', label: 'Send; or as chosen in the settings', group: 'Prompt', keys: ['enter', 'mod+enter'] },
  { id: 'new-line', label: 'New line', group: 'Prompt', keys: ['shift+enter'] },
  { id: 'earlier-prompt', label: 'Earlier prompts, from an empty field', group: 'Prompt', keys: ['up', 'down'] },
  { id: 'slash', label: 'Kept prompts, at the beginning', group: 'Prompt', keys: ['/'] },
  { id: 'at', label: 'Another model for this chat, at the beginning', group: 'Prompt', keys: ['@'] },
  { id: 'plus', label: 'One more model, at the beginning', group: 'Prompt', keys: ['+'] },

  { id: 'favourite', label: 'Make the model in question a favourite', group: 'Model picker', keys: ['mod+d'] },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

export function keysOf(id: ShortcutId): readonly string[] {
  return SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys ?? [];
}
