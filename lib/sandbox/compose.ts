import type { Written } from './answer.ts';
import { chooseTool, toolResults } from './answers/choose-tool.ts';
import { fromSchema } from './answers/from-schema.ts';
import { readWish } from './answers/read-wish.ts';
import { writeAnswer } from './answers/write-answer.ts';
import { writeReasoning } from './answers/write-reasoning.ts';
import type { Ask } from './ask.ts';
import { SMALL } from './pace-of.ts';
import { type Random, random } from './random.ts';
import type { WireModel } from './wire-model.ts';

/** Writes a model's answer. The same model, request and seed write the same words. */
export function compose(ask: Ask, model: WireModel, seed: string): Written {
  const luck = random(model.id, seed);
  const wish = readWish(ask);
  const effort = effortOf(ask, model);
  const reasoning = effort === 'none' ? '' : writeReasoning(wish, effort, luck);
  const tool = chooseTool(ask);
  if (tool) {
    const args = JSON.stringify(fromSchema({ type: 'object', ...tool.parameters }, wish, luck));
    return { reasoning, text: '', toolCalls: [{ id: `call_${idFrom(luck)}`, name: tool.name, arguments: args }] };
  }
  const format = ask.response_format;
  if (format?.type === 'json_schema')
    return inJson(reasoning, fromSchema(format.json_schema?.schema ?? {}, wish, luck));
  if (format?.type === 'json_object') {
    return inJson(reasoning, {
      topic: wish.topic,
      answer: writeAnswer({ ...wish, length: 'line' }, model, luck),
      simulated: true,
    });
  }
  const results = toolResults(ask);
  const found =
    results.length > 0
      ? `The tool answered:\n\n\`\`\`\n${results.join('\n').slice(0, 2000)}\n\`\`\`\n\nThat settles ${wish.topic}.`
      : null;
  return { reasoning, text: found ?? writeAnswer(wish, model, luck), toolCalls: [] };
}

function inJson(reasoning: string, value: unknown): Written {
  return { reasoning, text: JSON.stringify(value, null, 2), toolCalls: [] };
}

/** How hard to think: what was asked for, else the model's own habit; `none` where it cannot or may not. */
function effortOf({ reasoning, reasoning_effort }: Ask, model: WireModel): string {
  const canReason = Boolean(model.reasoning) || model.supported_parameters?.includes('reasoning');
  if (!canReason) return 'none';
  const mandatory = model.reasoning?.mandatory === true;
  const asked =
    reasoning?.enabled === false
      ? 'none'
      : (reasoning?.effort ?? reasoning_effort ?? (reasoning?.enabled || reasoning?.max_tokens ? 'medium' : null));
  const isHabit = mandatory || (model.reasoning?.default_enabled ?? !SMALL.test(model.id));
  const habit = isHabit ? (model.reasoning?.default_effort ?? 'medium') : 'none';
  const effort = asked ?? habit;
  return effort === 'none' && mandatory ? 'minimal' : effort;
}

function idFrom(luck: Random): string {
  return Array.from({ length: 24 }, () => luck.pick([...'abcdefghijklmnopqrstuvwxyz0123456789'])).join('');
}
