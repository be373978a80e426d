const CAPITALS: Readonly<Record<string, string>> = {
  france: 'Paris',
  germany: 'Berlin',
  italy: 'Rome',
  spain: 'Madrid',
  portugal: 'Lisbon',
  austria: 'Vienna',
  poland: 'Warsaw',
  czechia: 'Prague',
  'the czech republic': 'Prague',
  slovakia: 'Bratislava',
  hungary: 'Budapest',
  sweden: 'Stockholm',
  norway: 'Oslo',
  finland: 'Helsinki',
  denmark: 'Copenhagen',
  greece: 'Athens',
  turkey: 'Ankara',
  japan: 'Tokyo',
  china: 'Beijing',
  india: 'New Delhi',
  australia: 'Canberra',
  canada: 'Ottawa',
  brazil: 'Brasília',
  argentina: 'Buenos Aires',
  mexico: 'Mexico City',
  egypt: 'Cairo',
  kenya: 'Nairobi',
  'the united states': 'Washington, D.C.',
  'the usa': 'Washington, D.C.',
  'the uk': 'London',
  england: 'London',
  'the united kingdom': 'London',
  switzerland: 'Bern (which the law calls the federal city)',
  ireland: 'Dublin',
};

/** What people ask first when they try a model. `{model}` stands for its name. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [
    /who are you|what (model|llm) are you|are you (real|an ai|human)|your name/i,
    'I stand in for **{model}**. What I say is put together from templates by the sandbox, at about the speed the real model would have, and counted and priced as the real one would be. No money moves. With an OpenRouter key in the settings, the real {model} answers here.',
  ],
  [
    /sky.{0,20}blue|blue.{0,20}sky/i,
    'Sunlight holds all colours, and air scatters the short waves far more than the long ones: the strength goes with $$1/\\lambda^4$$, so that blue light is scattered about five times as much as red. Wherever you look, some of that scattered blue comes your way. At sunset the light has crossed so much air that most of the blue has been lost on the path, and red and orange are left.',
  ],
  [
    /photosynthesis/i,
    'Plants use light to turn water and carbon dioxide into sugar, and give off oxygen:\n\n$$\n6\\,CO_2 + 6\\,H_2O \\xrightarrow{\\text{light}} C_6H_{12}O_6 + 6\\,O_2\n$$\n\n1. **Light reactions**, in the thylakoids: light splits water, oxygen leaves, and the energy is kept as ATP and NADPH.\n2. **The Calvin cycle**, in the stroma: with that energy, carbon dioxide is built into sugar.',
  ],
  [
    /black hole/i,
    'A black hole is a region where gravity is so strong that nothing gets out, light included. Its edge is the event horizon; for a mass $$M$$ without rotation it lies at\n\n$$\nr_s = \\frac{2GM}{c^2}\n$$\n\nFor the Sun that would be about 3 km. From far away it pulls like any other body of the same mass: it does not suck things in, it only never gives them back.',
  ],
  [
    /speed of light/i,
    'In a vacuum, exactly **299,792,458 metres per second**. It is exact because the metre is defined by it. Light takes about 1.3 seconds from the Moon and a little over 8 minutes from the Sun.',
  ],
  [
    /\b(http|web)\b.{0,20}\b(work|request)|what happens when you (type|enter)/i,
    '1. **DNS** turns the name into an address.\n2. The browser opens a **TCP or QUIC** connection and, for `https`, agrees on keys with **TLS**.\n3. It sends a request: a method, a path, headers, perhaps a body.\n4. The server answers with a **status code**, headers and a body.\n5. The browser parses the HTML, asks for what it mentions, and paints as soon as it can.',
  ],
  [
    /(large )?language models?\b.{0,20}\bwork|what is an? (llm|large language model|token)\b|transformer(s| model| architecture)/i,
    'A language model predicts the next **token**, a piece of text of about four characters, from all tokens before it. Text is cut into tokens, each becomes a vector, and a stack of layers lets every position look at the earlier ones (*attention*):\n\n$$\n\\text{Attention}(Q, K, V) = \\text{softmax}\\!\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right) V\n$$\n\nThe result is a probability for every possible next token. One is drawn, appended, and the whole thing runs again, which is why answers arrive word by word and why output tokens cost more than input.',
  ],
  [
    /meaning of life|life, the universe/i,
    '**42**, according to a well-known computer that took seven and a half million years over it. Those who found that unhelpful have mostly agreed on a few things since: people to care about, work that is worth doing, and enough quiet to notice both.',
  ],
];

/** A true answer to what is often asked first, or null. */
export function knownAnswer(prompt: string, modelName: string): string | null {
  const country = /capital (?:city )?of ([a-z ]+)/i.exec(prompt)?.[1]?.trim().toLowerCase() ?? '';
  const capital = Object.hasOwn(CAPITALS, country)
    ? CAPITALS[country]
    : Object.hasOwn(CAPITALS, `the ${country}`)
      ? CAPITALS[`the ${country}`]
      : undefined;
  if (capital) return `The capital is **${capital}**.`;
  return ANSWERS.find(([pattern]) => pattern.test(prompt))?.[1].replaceAll('{model}', modelName) ?? null;
}
