import type { Counts } from './histogram.ts';

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number | string];

export type Family = {
  readonly name: string;
  readonly help: string;
} & (
  | { readonly type: 'counter' | 'gauge'; readonly samples: readonly Sample[] }
  | { readonly type: 'histogram'; readonly counts: Counts }
);

/** The text format of Prometheus, version 0.0.4. Values may be decimal digits that no float could hold. */
export function toPrometheus(families: readonly Family[]): string {
  return families
    .flatMap((family) => [
      `# HELP ${family.name} ${family.help}`,
      `# TYPE ${family.name} ${family.type}`,
      ...(family.type === 'histogram'
        ? toBuckets(family.name, family.counts)
        : family.samples.map(toLine(family.name))),
      '',
    ])
    .join('\n');
}

function toBuckets(name: string, { buckets, count, sum }: Counts): string[] {
  const line = toLine(`${name}_bucket`);
  return [
    ...buckets.map(([upTo, below]) => line([{ le: String(upTo) }, below])),
    line([{ le: '+Inf' }, count]),
    `${name}_sum ${sum}`,
    `${name}_count ${count}`,
  ];
}

function toLine(name: string) {
  return ([labels, value]: Sample) => {
    const named = Object.entries(labels).map(([label, text]) => `${label}="${text.replace(/[\\"]/g, '\\$&')}"`);
    return `${name}${named.length > 0 ? `{${named.join(',')}}` : ''} ${value}`;
  };
}
