import { expect, it } from 'vitest';
import { imagesToLinks } from './images-to-links.ts';

it('replaces images at any depth with links that carry their description', () => {
  const tree = {
    type: 'root',
    children: [
      {
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [
          {
            type: 'element',
            tagName: 'img',
            properties: { src: 'https://evil.test/?q=secret', alt: 'A cat' },
            children: [],
          },
          { type: 'element', tagName: 'img', properties: { alt: '' }, children: [] },
        ],
      },
    ],
  };
  imagesToLinks()(tree);
  expect(tree.children[0]?.children).toEqual([
    {
      type: 'element',
      tagName: 'a',
      properties: { href: 'https://evil.test/?q=secret' },
      children: [{ type: 'text', value: 'Image: A cat' }],
    },
    { type: 'element', tagName: 'a', properties: {}, children: [{ type: 'text', value: 'Image: no description' }] },
  ]);
});
