import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

function render(text: string, isStreaming = false): string {
  return renderToStaticMarkup(createElement(Markdown, { text, isStreaming }));
}

it.each([
  ['a remote image', '![cat](https://evil.test/c.png?q=secret)'],
  ['an image by reference', '![cat][1]\n\n[1]: https://evil.test/c.png?q=secret'],
  ['an image as markup', '<img src="https://evil.test/c.png" srcset="https://evil.test/d.png 2x">'],
  ['an image inside the text of a data address', '![x](data:image/svg+xml;base64,PHN2Zz4=)'],
  ['a picture', '<picture><source srcset="https://evil.test/a.png"><img src="https://evil.test/b.png"></picture>'],
  ['a video', '<video src="https://evil.test/v.mp4" poster="https://evil.test/p.png" autoplay></video>'],
  ['a frame', '<iframe src="https://evil.test"></iframe>'],
  ['a style', '<div style="background:url(https://evil.test/b.png)">x</div><style>@import "https://evil.test"</style>'],
  ['a preload', '<link rel="preload" as="image" href="https://evil.test/b.png">'],
])('asks no server for %s', (_what, text) => {
  for (const html of [render(text), render(text, true)]) {
    expect(html).not.toMatch(/<(img|source|video|audio|iframe|link|object|embed|style|svg image)\b/i);
    expect(html).not.toMatch(/\b(src|srcset|poster|style)="[^"]*evil/i);
  }
});

it('puts a link in the place of an image', () => {
  expect(render('![A cat](https://pictures.test/c.png)')).toMatch(
    /<a [^>]*href="https:\/\/pictures.test\/c.png"[^>]*>Image: A cat<\/a>/,
  );
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'tel:110'])(
  'takes the address %s out of a link',
  (address) => {
    expect(render(`[press](${address}) <a href="${address}">here</a>`)).not.toContain(`href="${address}`);
  },
);

it('keeps links to the web and to mail, and tells the other side nothing', () => {
  const html = render('[docs](https://docs.test/a) [mail](mailto:a@b.test)');
  expect(html).toContain('href="https://docs.test/a"');
  expect(html).toContain('href="mailto:a@b.test"');
  expect(html.match(/rel="noopener noreferrer nofollow"/g)).toHaveLength(2);
});

it('puts the headings of an answer below the one of its message', () => {
  const html = render('# First\n\n### Third\n\n###### Sixth');
  expect([...html.matchAll(/<(h\d)[^>]* aria-level="(\d)">/g)].map(([, tag, level]) => `${tag} ${level}`)).toEqual([
    'h1 3',
    'h3 5',
    'h6 6',
  ]);
});

it('runs nothing', () => {
  const html = render('<script>alert(1)</script><b onclick="alert(1)">x</b>');
  expect(html).not.toMatch(/<script|onclick/i);
});

it('lets a wide table be reached by keys, and heads no empty corner', () => {
  const html = render('| | A |\n| --- | --- |\n| 1 | 2 |');
  expect(html).toContain('tabindex="0"');
  expect(html).not.toMatch(/<th[^>]*><\/th>/);
});

it('lets a formula that stands alone be reached by keys, for it may be wider than the screen', () => {
  const html = render('```math\nx\n```\n\nand `y`');
  expect(html.match(/aria-label="Formula"/g)).toHaveLength(1);
  expect(html).toMatch(/role="group"[^>]*aria-label="Formula"[^>]*tabindex="0"/);
});
