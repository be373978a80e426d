type Node = { type: string; tagName?: string; properties?: Record<string, unknown>; children?: Node[]; value?: string };

/** A rehype plugin: puts a link in the place of every image, so that seeing an answer asks nobody's server for anything. */
export function imagesToLinks() {
  return (tree: Node) => replace(tree);
}

function replace(node: Node): void {
  if (node.tagName === 'img') {
    const { src, alt } = node.properties ?? {};
    node.tagName = 'a';
    node.properties = typeof src === 'string' ? { href: src } : {};
    node.children = [{ type: 'text', value: `Image: ${typeof alt === 'string' && alt ? alt : 'no description'}` }];
    return;
  }
  // What a <picture> offers beside its image; sanitising lets it through.
  if (node.children) node.children = node.children.filter((child) => child.tagName !== 'source');
  for (const child of node.children ?? []) replace(child);
}
