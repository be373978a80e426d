import type { Random } from '#lib/sandbox/random';

type Lengths = { readonly minLength: number; readonly maxLength: number };

const CLASSES: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_', s: ' ', D: 'a-z', W: '-', S: 'a-z' };
const MOST_TRIES = 20;
const MOST_REPEATS = 50;

/**
 * A text that a regular expression matches: letters, classes, groups, alternatives and repeats are understood, assertions are stepped
 * over. Lengthens what may repeat until the text is long enough.
 */
export function textOfPattern(pattern: string, luck: Random, { minLength, maxLength }: Lengths): string {
  let text = '';
  for (let more = 0; more < MOST_TRIES; more += 1) {
    text = new Writer(pattern, luck, more).write();
    if (text.length >= minLength || text.length >= maxLength) break;
  }
  return text;
}

class Writer {
  private at = 0;
  private readonly pattern: string;
  private readonly luck: Random;
  private readonly more: number;

  constructor(pattern: string, luck: Random, more: number) {
    this.pattern = pattern;
    this.luck = luck;
    this.more = more;
  }

  /** Alternatives until the end or a closing bracket: one of them is taken. */
  write(): string {
    const choices = [this.sequence()];
    while (this.pattern[this.at] === '|') {
      this.at += 1;
      choices.push(this.sequence());
    }
    return this.luck.pick(choices);
  }

  private sequence(): string {
    let text = '';
    while (this.at < this.pattern.length && this.pattern[this.at] !== '|' && this.pattern[this.at] !== ')') {
      const from = this.at;
      const one = this.atom();
      const to = this.at;
      const count = this.repeats();
      const after = this.at;
      const pieces = count === 0 ? [] : [one];
      while (pieces.length < count) {
        this.at = from;
        pieces.push(this.atom());
      }
      if (count > 1) this.at = Math.max(to, after);
      text += pieces.join('');
    }
    return text;
  }

  private atom(): string {
    const letter = this.pattern[this.at++] ?? '';
    if (letter === '^' || letter === '$') return '';
    if (letter === '.') return 'a';
    if (letter === '[') return this.oneOf(this.inBrackets());
    if (letter === '\\') return this.escaped();
    if (letter !== '(') return letter;
    const isAssertion = /^\?<?[=!]/.test(this.pattern.slice(this.at));
    this.at += /^\?(?::|<?[=!]|<\w+>)/.exec(this.pattern.slice(this.at))?.[0].length ?? 0;
    const text = this.write();
    this.at += 1;
    return isAssertion ? '' : text;
  }

  private escaped(): string {
    const letter = this.pattern[this.at++] ?? '';
    if (letter === 'b' || letter === 'B') return '';
    const classed = CLASSES[letter];
    return classed === undefined ? letter : this.oneOf(classed);
  }

  private inBrackets(): string {
    let inside = '';
    for (; this.at < this.pattern.length && this.pattern[this.at] !== ']'; this.at += 1) {
      const letter = this.pattern[this.at] ?? '';
      if (letter !== '\\') inside += letter;
      else {
        this.at += 1;
        inside += CLASSES[this.pattern[this.at] ?? ''] ?? this.pattern[this.at] ?? '';
      }
    }
    this.at += 1;
    return inside;
  }

  private oneOf(set: string): string {
    const isNegated = set.startsWith('^');
    const letters = (isNegated ? set.slice(1) : set).replaceAll(/(.)-(.)/gs, (_, first: string, last: string) => {
      const from = first.charCodeAt(0);
      return String.fromCharCode(
        ...Array.from({ length: Math.max(1, last.charCodeAt(0) - from + 1) }, (__, n) => from + n),
      );
    });
    if (!isNegated) return this.luck.pick([...letters]);
    return [...'abcdefghijklmnopqrstuvwxyz0123456789 -_'].find((letter) => !letters.includes(letter)) ?? '~';
  }

  private repeats(): number {
    const found = /^(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/.exec(this.pattern.slice(this.at));
    if (!found) return 1;
    this.at += found[0].length;
    const [, sign, least, comma, most] = found;
    const low = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const high = sign === '?' ? 1 : sign === undefined && comma === undefined ? low : Number(most || MOST_REPEATS);
    return Math.min(high, Math.max(low, 1) + (sign === '?' ? 0 : this.more * 3));
  }
}
