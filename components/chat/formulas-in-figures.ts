type Node = { type: string; tagName?: string; properties?: Record<string, unknown>; children?: Node[] };

/** A rehype plugin: puts a figure around every formula that stands alone, so that one which is too wide scrolls by itself. */
export function formulasInFigures() {
  return (tree: Node) => wrapIn(tree);
}

function wrapIn(node: Node): void {
  if (!node.children) return;
  node.children = node.children.map((child): Node => {
    if (isFormula(child)) return { type: 'element', tagName: 'figure', properties: {}, children: [child] };
    wrapIn(child);
    return child;
  });
}

/** As the reader of formulas leaves it for the one that draws them. */
function isFormula({ tagName, children }: Node): boolean {
  const classes = children?.[0]?.properties?.className;
  return tagName === 'pre' && Array.isArray(classes) && classes.includes('language-math');
}
