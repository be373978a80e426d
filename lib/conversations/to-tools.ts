import { dynamicTool, jsonSchema, type ToolChoice, type ToolSet } from 'ai';
import type { Settings } from './settings-input.ts';

const ANYTHING = { type: 'object', properties: {} } as const;

/** A pane's functions for the SDK. None can be run by Parallax: the model's call ends its answer, and a person says what came of it. */
export function toTools(
  tools: Settings['tools'],
  choice: Settings['tool_choice'],
): { tools?: ToolSet; toolChoice?: ToolChoice<ToolSet> } {
  if (!tools?.length) return {};
  const set = Object.fromEntries(
    tools.map(({ function: { name, description, parameters, strict } }) => [
      name,
      dynamicTool({
        inputSchema: jsonSchema(parameters ?? ANYTHING),
        ...(description === undefined ? {} : { description }),
        ...(strict === undefined ? {} : { strict }),
      }),
    ]),
  );
  return { tools: set, ...(choice === undefined ? {} : { toolChoice: toChoice(choice) }) };
}

function toChoice(choice: NonNullable<Settings['tool_choice']>): ToolChoice<ToolSet> {
  return typeof choice === 'string' ? choice : { type: 'tool', toolName: choice.function.name };
}
