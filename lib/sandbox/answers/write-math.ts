import type { Random } from '#lib/sandbox/random';
import type { Wish } from './wish.ts';

/** Well-known results, each with its argument. Formulas stand between double dollars. */
const RESULTS: readonly (readonly [RegExp, string])[] = [
  [
    /quadratic/i,
    `Take a quadratic equation with $$a \\neq 0$$:

$$
ax^2 + bx + c = 0
$$

Divide by $$a$$ and complete the square:

$$
\\left(x + \\frac{b}{2a}\\right)^2 = \\frac{b^2 - 4ac}{4a^2}
$$

Taking roots on both sides gives

$$
x_{1,2} = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}
$$

The discriminant $$b^2 - 4ac$$ decides: positive for two real solutions, zero for one, negative for none.`,
  ],
  [
    /pythagor/i,
    `In a right triangle with legs $$a$$, $$b$$ and hypotenuse $$c$$:

$$
a^2 + b^2 = c^2
$$

**Why.** Put four copies of the triangle into a square of side $$a + b$$, so that they leave a tilted square of side $$c$$ free. Counting the area twice,

$$
(a + b)^2 = 4 \\cdot \\frac{ab}{2} + c^2 \\quad\\Longrightarrow\\quad a^2 + b^2 = c^2
$$`,
  ],
  [
    /deriv|slope|rate of change/i,
    `The derivative is the limit of slopes:

$$
f'(x) = \\lim_{h \\to 0} \\frac{f(x + h) - f(x)}{h}
$$

For $$f(x) = x^2$$ the quotient is $$\\frac{2xh + h^2}{h} = 2x + h$$, which tends to $$2x$$. In general

$$
\\frac{d}{dx}\\,x^n = n\\,x^{n-1}, \\qquad (fg)' = f'g + fg', \\qquad (f \\circ g)' = (f' \\circ g)\\,g'
$$`,
  ],
  [
    /integral|area under|gauss/i,
    `A classic: the area under the bell curve. Call it $$I$$ and square it, so that polar coordinates apply:

$$
I^2 = \\int_{-\\infty}^{\\infty}\\!\\int_{-\\infty}^{\\infty} e^{-(x^2 + y^2)}\\,dx\\,dy = \\int_0^{2\\pi}\\!\\int_0^{\\infty} e^{-r^2}\\, r\\,dr\\,d\\theta = \\pi
$$

Therefore

$$
\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}
$$`,
  ],
  [
    /interest|growth|invest/i,
    `With a principal \\( P \\), a yearly rate \\( r \\) and \\( n \\) payments a year, after \\( t \\) years

\\[
A = P\\left(1 + \\frac{r}{n}\\right)^{nt}
\\]

As $n$ grows, this tends to $A = P e^{rt}$: at 5 % for ten years, $1,000 becomes $1,647 rather than $1,500. A useful rule follows from $\\ln 2 \\approx 0.69$: at $r$ percent, money doubles in about $70 / r$ years.`,
  ],
  [
    /bayes|probab|test|disease/i,
    `Bayes' theorem turns a probability round:

$$
P(A \\mid B) = \\frac{P(B \\mid A)\\,P(A)}{P(B)}
$$

**Example.** A condition has a base rate of 1 %, a test finds 90 % of cases and raises a false alarm in 9 % of the others. Then

$$
P(\\text{ill} \\mid +) = \\frac{0.9 \\cdot 0.01}{0.9 \\cdot 0.01 + 0.09 \\cdot 0.99} \\approx 0.092
$$

A positive result means about 9 %, because the healthy are so many.`,
  ],
  [
    /euler|complex|series|sum/i,
    `Put $$ix$$ into the exponential series and sort by real and imaginary parts:

$$
e^{ix} = \\sum_{k=0}^{\\infty} \\frac{(ix)^k}{k!} = \\cos x + i \\sin x
$$

At $$x = \\pi$$ this is Euler's identity, $$e^{i\\pi} + 1 = 0$$. And for sums with a constant ratio $$|q| < 1$$:

$$
\\sum_{k=0}^{\\infty} q^k = \\frac{1}{1 - q}
$$`,
  ],
];

/** A derivation with formulas: the one that was asked for where it is known, else one that is worth reading. */
export function writeMath({ prompt }: Wish, luck: Random): string {
  const known = RESULTS.find(([pattern]) => pattern.test(prompt));
  return known?.[1] ?? luck.pick(RESULTS)[1];
}
