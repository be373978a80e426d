const MAX_LENGTH = 64;

const STRUCTURE =
  '(?:(?:short|brief|long|detailed|simple|quick|good|clear|small|concrete|markdown|mermaid|sequence|state|flow|comparison|typescript|javascript|python|rust|go|sql|java|bash|react|numbered|bulleted)\\s+)*' +
  '(?:list|table|summary|overview|essay|poem|haiku|story|e-?mail|letter|diagram|flow ?chart|chart|plan|guide|explanation|recipe|ideas?|examples?|ways|reasons|tips|names?|steps?|differences?|pros and cons|comparison|code|formula|equation|proof|title|questions?)';

/** Words at the head of a prompt that ask and do not say what about. */
const LEAD = [
  /^(hi|hello|hey)[,!.]?\s+/i,
  /^(please|kindly|now|okay|ok|so|then|and|but),?\s+/i,
  /^(can|could|would|will) you (please )?/i,
  /^i(’|')?(d| would) (like|love) (you )?(to )?/i,
  /^(i (need|want)( to know)?|help me( to)?|let(’|')?s) /i,
  /^(write|give|make|create|generate|draft|produce|draw|show|tell|teach|suggest|list|explain|describe|discuss|outline|compare|summari[sz]e|translate|implement|solve|prove|compose|define|analy[sz]e|brainstorm|recommend|design|plan)\b( (me|us|to me|out|up))?\s*/i,
  /^(what|who|where|when|which)(’s|'s| is| are| was| were| does| do| did| would| should| can)?\s+/i,
  new RegExp(`^(?:an?|the|some|any)\\s+(?=${STRUCTURE}\\b)`, 'i'),
  /^(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+/i,
  new RegExp(`^${STRUCTURE}\\s+(?:of|for|about|on|which|between|in)\\s+`, 'i'),
  /^(about|of|on|for|with|between|there|it|to)\s+/i,
];

const TAIL =
  /[\s,]*\b(in (one|two|three|a few|\d+) (words?|sentences?|lines?|paragraphs?)|in (simple terms|python|typescript|javascript|rust|go|sql|java|bash|ruby|c\+\+|markdown|latex)|as a (table|list|diagram)|with (an )?examples?|please|briefly|in detail|step by step|for me)\s*$/i;

const PROGRAM =
  /^(?:an? )?(?:[\w+#]+ )?(?:function|script|program|snippet|query|class|component|tool|app|method|regex) (?:that|which|to) ([a-z]+)(.*)$/i;
const QUESTION = /^(why|is|are|do|does|did|should|can|could|will|how (?!do|can|should|would|could|to)\w+)\b/i;
const HOW_TO = /^(?:how|what) (?:(?:do|can|should|would|could) (?:i|we|you|one)|to) ([a-z]+)(.*)$/i;

/** What a prompt is about, as words that fit after “about”: its first sentence without the words that ask. Never empty. */
export function topicOf(prompt: string): string {
  const sentence = (/[^\n.?!]{1,400}/.exec(prompt.replaceAll(/[`*_#>|[\]]/g, ' '))?.[0] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const question = withoutLead(sentence, LEAD.slice(0, 5)).replace(TAIL, '');
  if (QUESTION.test(question)) return `“${shorten(question)}”`;
  const topic = withoutLead(question, LEAD);
  const [, verb, object = ''] = HOW_TO.exec(question) ?? HOW_TO.exec(topic) ?? [];
  const [, does, rest = ''] = PROGRAM.exec(topic) ?? [];
  const about = verb ? gerund(verb) + object : does ? gerund(does.replace(/(?<=[^s])s$/i, '')) + rest : topic;
  return shorten(about).replaceAll(/\b(my|our)\b/gi, 'your') || 'your question';
}

function withoutLead(sentence: string, leads: readonly RegExp[]): string {
  let text = sentence;
  for (let before = ''; before !== text; ) {
    before = text;
    for (const lead of leads) text = text.replace(lead, '');
    text = text.replace(TAIL, '').trim();
  }
  return text;
}

function gerund(verb: string): string {
  const word = verb.toLowerCase();
  if (/^(be|see|agree)$/.test(word)) return `${word}ing`;
  if (word.endsWith('e')) return `${word.slice(0, -1)}ing`;
  return /^[^aeiou]*[aeiou][bdgmnprt]$/.test(word) || word === 'begin' ? `${word}${word.at(-1)}ing` : `${word}ing`;
}

function shorten(topic: string): string {
  const text = topic.replace(/[:;,\s]+$/, '').trim();
  const cut = text.length <= MAX_LENGTH ? text : text.slice(0, Math.max(text.lastIndexOf(' ', MAX_LENGTH), 20));
  return /^[A-Z][a-z]+ [a-z]/.test(cut) ? cut.charAt(0).toLowerCase() + cut.slice(1) : cut;
}
