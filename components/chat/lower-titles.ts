type Node = { tagName?: string; properties?: Record<string, unknown>; children?: Node[] };

/** The page's title is the first level of its outline, who speaks the second. */
const ABOVE = 2;
const DEEPEST = 6;

/** A rehype plugin: an answer's headings stand below the message's own in the outline, and look and are copied as written. */
export function lowerTitles() {
  return (tree: Node) => lower(tree);
}

function lower(node: Node): void {
  const rank = /^h([1-6])$/.exec(node.tagName ?? '')?.[1];
  if (rank) node.properties = { ...node.properties, ariaLevel: Math.min(Number(rank) + ABOVE, DEEPEST) };
  for (const child of node.children ?? []) lower(child);
}
