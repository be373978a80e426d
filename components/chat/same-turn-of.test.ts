import { expect, it } from 'vitest';
import { sameTurnOf } from './same-turn-of.ts';
import { anAnswer, aPane, aPrompt } from './testing.ts';

it('finds the prompt in every pane that got it and still shows it', () => {
  const prompt = aPrompt({ id: 'a', turnId: 't' });
  const panes = [
    aPane({ id: 'one', messages: [prompt, anAnswer({ turnId: 't' })] }),
    aPane({ id: 'two', messages: [aPrompt({ id: 'b', turnId: 't' })] }),
    aPane({ id: 'three', messages: [aPrompt({ id: 'c', turnId: 'other' })] }),
  ];
  expect(sameTurnOf(panes, prompt)).toEqual([
    { paneId: 'one', id: 'a' },
    { paneId: 'two', id: 'b' },
  ]);
});

it('is only itself where its turn is not known', () => {
  const prompt = aPrompt({ id: 'a', turnId: null });
  const panes = [aPane({ id: 'one', messages: [prompt] }), aPane({ id: 'two', messages: [aPrompt({ turnId: null })] })];
  expect(sameTurnOf(panes, prompt)).toEqual([{ paneId: 'one', id: 'a' }]);
});
