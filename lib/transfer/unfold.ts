const BEGIN = '<details type="';
const END = '</details>';
const HEAD = /^<details type="(\w+)"[^>]*>\s*(?:<summary>[^<]*<\/summary>)?/;

/** Takes apart what Open WebUI folds into the text of an answer: its thoughts, each line quoted, and the calls of tools, which go. */
export function unfold(answer: string): { text: string; reasoning: string } {
  const thoughts: string[] = [];
  const pieces = answer.split(END);
  const last = pieces.pop() ?? '';
  const texts = pieces.map((piece) => {
    const at = piece.indexOf(BEGIN);
    const [head = '', kind] = at < 0 ? [] : (HEAD.exec(piece.slice(at)) ?? []);
    if (!head) return piece + END;
    if (kind === 'reasoning') thoughts.push(piece.slice(at + head.length).replace(/^> ?/gm, ''));
    return piece.slice(0, at);
  });
  return { text: [...texts, last].join('').trim(), reasoning: thoughts.map((thought) => thought.trim()).join('\n\n') };
}
