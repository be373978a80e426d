import type { Choice } from '#lib/sandbox/answer';
import { repriced } from '#lib/sandbox/repriced';
import { tokensOf } from '#lib/sandbox/tokens';
import { besideFaults } from './beside-faults.ts';
import { type FaultTable, wholeArg } from './fault.ts';
import { framingFaults } from './framing-faults.ts';
import { lookupFaults } from './lookup-faults.ts';
import { oddFaults } from './odd-faults.ts';
import { refusals } from './refusals.ts';
import { streamFaults } from './stream-faults.ts';
import { toolFaults } from './tool-faults.ts';
import { usageFaults } from './usage-faults.ts';
import { wireFaults } from './wire-faults.ts';

/** Every fault by name. None is ever on by itself: see `faultsOf` for how one asks. */
export const faults: FaultTable = {
  ...refusals,
  ...wireFaults,
  ...streamFaults,
  ...framingFaults,
  ...oddFaults,
  ...besideFaults,
  ...usageFaults,
  ...toolFaults,
  ...lookupFaults,
  down: { about: 'the first model of the list is down; `2`: the first two', downCount: (arg) => wholeArg(arg, 1) },
  help: {
    about: 'lists the faults',
    redraft: (draft) => {
      const choices: Choice[] = [{ reasoning: [], text: tokensOf(helpText()), toolCalls: [], finish: 'stop' }];
      return repriced(
        { ...draft, choices },
        { ...draft.tokens, reasoning: 0, completion: choices[0]?.text.length ?? 0 },
      );
    },
  },
};

function helpText(): string {
  const rows = Object.entries(faults).map(([name, { about }]) => `| \`${name}\` | ${about} |`);
  return [
    'Write one of these in a prompt, as `[[fault:name]]`, `[[fault:name:argument]]` or `[[fault:name*2]]` for the first two tries only. Programs may send the same in a header, `x-sandbox-fault: name:argument`.',
    ['| Fault | What happens |', '| --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}
