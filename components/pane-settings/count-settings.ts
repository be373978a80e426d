import type { PaneSettings } from '#lib/conversations/view';

export type SettingsPart = 'instructions' | 'sampling' | 'reasoning' | 'providers' | 'format' | 'tools';

/** How many settings of each part differ from the model's own. */
export function countSettings(settings: PaneSettings): Record<SettingsPart, number> {
  const {
    system,
    reasoning,
    provider,
    response_format: format,
    tools,
    tool_choice: _,
    parallel_tool_calls: __,
    ...rest
  } = settings;
  return {
    instructions: system?.trim() ? 1 : 0,
    sampling: Object.keys(rest).length,
    reasoning: Object.keys(reasoning ?? {}).length,
    providers: Object.keys(provider ?? {}).length,
    format: format ? 1 : 0,
    tools: tools?.length ?? 0,
  };
}

export function isChanged(settings: PaneSettings): boolean {
  return Object.values(countSettings(settings)).some((count) => count > 0);
}
