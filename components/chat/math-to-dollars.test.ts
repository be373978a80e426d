import { expect, it } from 'vitest';
import { mathToDollars } from './math-to-dollars.ts';

const drawn = (text: string) => mathToDollars(text).text;

it.each([
  ['between round brackets', String.raw`so \( a^2 \) holds`, 'so $$a^2$$ holds'],
  [
    'between dollars',
    'the $n$th, $x$-axis, ($y$) and $\\alpha$, 设$z$为',
    'the $$n$$th, $$x$$-axis, ($$y$$) and $$\\alpha$$, 设$$z$$为',
  ],
  ['after a unit', String.raw`50 m$^2$, CO$_2$, 90$^\circ$`, String.raw`50 m$$^2$$, CO$$_2$$, 90$$^\circ$$`],
  [
    'a number',
    String.raw`$5$ and $3 \times 10^8 \text{ metres per second}$`,
    String.raw`$$5$$ and $$3 \times 10^8 \text{ metres per second}$$`,
  ],
  ['between marks', '**$a$** _$b$_ ($c$)', '**$$a$$** _$$b$$_ ($$c$$)'],
  ['over two lines', 'as $a\n+ b$ says', 'as $$a + b$$ says'],
  ['on lines of its own', '\\[\na\n+ b\n- c\n\\]', '$$\na + b - c\n$$'],
  ['on one line of its own', 'Thus\n$$x = 1$$.\nSo', 'Thus\n$$\nx = 1.\n$$\nSo'],
  ['begun on its first line', '$$x = 1\n+ 2$$\nMore', '$$\nx = 1 + 2\n$$\nMore'],
  ['with a blank line in it', '$$\na\n\nb\n$$', '$$\na b\n$$'],
  ['with a comment in it', '\\[\na% first\n+ 50\\% b\n\\]', '$$\na + 50\\% b\n$$'],
  ['in a list', '1. Look:\n   \\[ x \\]\n2. \\[ y \\]', '1. Look:\n   $$\n   x\n   $$\n2. $$\n   y\n   $$'],
  ['deep in a list', '- a\n\n    - b\n\n      $$x$$', '- a\n\n    - b\n\n      $$\n      x\n      $$'],
  ['in a quote', '> \\[\n> a\n> = b\n> \\]', '> $$\n> a = b\n> $$'],
  ['at the end of a line', String.raw`So: \[ \frac12 \]`, String.raw`So: $$\displaystyle \frac12$$`],
  ['in a table', '| $P(A|B)$ | \\(\\|v\\|\\) |', '| $$P(A\\vert B)$$ | $$\\Vert v\\Vert $$ |'],
  ['beside code', '`$a$` is $a$', '`$a$` is $$a$$'],
  ['after a block of code', '```sh\necho $a$\n```\n$a$', '```sh\necho $a$\n```\n$$a$$'],
  ['with dollars in it', String.raw`\(\text{costs \$5, or $x$}\)`, String.raw`$$\text{costs \$5, or $x$}$$`],
])('reads a formula %s', (_, text, expected) => {
  expect(mathToDollars(text)).toEqual({ text: expected, hasMath: true });
});

it.each([
  ['prices', 'It costs $5 and $10, $5-$10, $5/$10, US$5 or CA$10, 5$ or 10$; $20,$30.'],
  ['a price and a promise', 'Only $5 million, or rather less in US$, they say.'],
  ['names of a shell', 'Set $HOME and $PATH:$HOME, or \u0024{A}-\u0024{B}, or $foo.$bar.'],
  ['an address', 'https://shop.test/?a=$b&c=$d'],
  ['escaped dollars', String.raw`\$5 and \$6`],
  ['code in a line', '`$a$` and ``\\( `x` \\)`` and ```$b$``` too'],
  ['a block of code', '```py\n$a$ \\[ b \\]\n```'],
  ['a block of code in a list', '- Run:\n  ~~~\n  echo $a$\n  ~~~'],
  ['a block of code that is not closed yet', '```js\nconst a = `$b$`;\n\nconst c = `$d$`;'],
  ['what is indented', '    echo $a$ and $b$\n'],
  ['escaped brackets', String.raw`See \[1\] and \[the list\](https://a.test) \(as said below\).`],
  ['a place to fill in', String.raw`\[Insert your name here\]`],
  ['half a formula in dollars', 'so $a + b'],
  ['half a formula in brackets', 'so \\[ a + b\n= c'],
  ['formulas over a blank line', 'a \\( b\n\nc \\) d $e\n\nf$'],
  ['a space inside', 'a $ b$ c $d $ e'],
  ['nothing', String.raw`\( \) and \[\]`],
  ['an escaped backslash', String.raw`\\(a\\)`],
])('leaves %s as text', (_, text) => {
  expect(mathToDollars(text)).toEqual({ text, hasMath: false });
});

it('takes the meaning from two dollars that close nothing, which would make a formula of all that follows', () => {
  expect(mathToDollars('The id is $$ here.\n\nMore.')).toEqual({
    text: 'The id is \\$\\$ here.\n\nMore.',
    hasMath: false,
  });
  expect(drawn('$$\nx = ')).toBe('\\$\\$\nx = ');
});

it('a formula that arrives is text until it is whole, and what was drawn before it stays as it was', () => {
  const answer = 'With $a$ and\n\n\\[\nb\n\\]\n\nand \\(c\\).';
  const whole = drawn(answer);
  for (let length = 0; length <= answer.length; length += 1) {
    const shown = drawn(answer.slice(0, length));
    const dollars = shown.match(/\$\$/g)?.length ?? 0;
    expect(dollars % 2).toBe(0);
    if (dollars > 0)
      expect(shown.slice(0, shown.lastIndexOf('$$') + 2)).toBe(whole.slice(0, shown.lastIndexOf('$$') + 2));
  }
});

it('reads it in one pass, whatever the text is', () => {
  for (const piece of ['\\( ', '\\[\n', 'a $b ', '$$ `', '` $', '```\n$', ' $ \n', '\\(\\{{{', '$$\n\n'])
    mathToDollars(piece.repeat(200_000));
  mathToDollars(Array.from({ length: 1_200 }, (_, length) => `${'`'.repeat(length)} $`).join(''));
  mathToDollars(`${' '.repeat(500_000)}${'$ '.repeat(100_000)}`);
});
