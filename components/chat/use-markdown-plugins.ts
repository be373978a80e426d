'use client';

import { useEffect, useMemo, useState } from 'react';
import type { PluginConfig } from 'streamdown';

/** Highlighting and formulas are loaded when a text first needs them. */
export function useMarkdownPlugins(text: string): PluginConfig {
  const code = useLoaded(text.includes('```'), loadCode);
  const math = useLoaded(text.includes('$$'), loadMath);
  return useMemo(() => ({ ...(code ? { code } : {}), ...(math ? { math } : {}) }), [code, math]);
}

function useLoaded<Plugin>(isNeeded: boolean, load: () => Promise<Plugin>): Plugin | null {
  const [plugin, setPlugin] = useState<{ loaded: Plugin } | null>(null);
  useEffect(() => {
    if (!isNeeded) return;
    let isWanted = true;
    load().then(
      (loaded) => isWanted && setPlugin({ loaded }),
      () => {}, // Offline: the text stays readable without it.
    );
    return () => {
      isWanted = false;
    };
  }, [isNeeded, load]);
  return plugin?.loaded ?? null;
}

async function loadCode() {
  return (await import('@streamdown/code')).code;
}

async function loadMath() {
  const [{ math }] = await Promise.all([import('@streamdown/math'), import('katex/dist/katex.min.css')]);
  return math;
}
