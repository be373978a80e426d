'use client';

import { useEffect, useMemo, useState } from 'react';
import type { PluginConfig } from 'streamdown';

/** Formulas are loaded when a text first needs them. */
export function useMarkdownPlugins({ hasMath }: { hasMath: boolean }): PluginConfig {
  const math = useLoaded(hasMath, loadMath);
  return useMemo(() => (math ? { math } : {}), [math]);
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

async function loadMath() {
  const [{ math }] = await Promise.all([import('@streamdown/math'), import('katex/dist/katex.min.css')]);
  return math;
}
