/** What a prompt asks for, as far as simple rules can tell. */
export type Wish = {
  readonly prompt: string;
  readonly kind: WishKind;
  /** What it is about, as words that fit into a sentence. */
  readonly topic: string;
  /** What the turn before was about; null on the first. */
  readonly earlierTopic: string | null;
  /** How many things it asks for; null when it does not say. */
  readonly count: number | null;
  /** Programming language by its fence name; null when none is named. */
  readonly language: string | null;
  readonly length: 'line' | 'short' | 'usual' | 'long';
};

export type WishKind =
  | 'greeting'
  | 'thanks'
  | 'title'
  | 'arithmetic'
  | 'code'
  | 'math'
  | 'diagram'
  | 'table'
  | 'compare'
  | 'list'
  | 'steps'
  | 'summary'
  | 'translation'
  | 'poem'
  | 'letter'
  | 'explanation';
