/** One side of a topic, said in several ways. `{topic}` stands for the topic, `{Topic}` for it at the start of a sentence. */
export type Aspect = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly points: readonly string[];
};

/** The sides from which any topic can be looked at, in the order they read well. */
export const ASPECTS: readonly Aspect[] = [
  {
    title: 'What it is for',
    paragraphs: [
      'Start from what {topic} has to achieve, and for whom. Most arguments about it turn out to be arguments about that, and they end sooner once the purpose is written down in one sentence.',
      '{Topic} makes sense once you name the problem it answers. Without that, every detail looks equally important, and none of them can be decided.',
      'Before any detail, ask what would be worse without it. If nothing would be, {topic} is a habit rather than a need; if something would, you have found the part that must not fail.',
    ],
    points: [
      'Say in one sentence what {topic} is for, and for whom.',
      'Name what would be worse without it: that is the part that must work.',
      'Keep the purpose in sight; the details follow from it.',
    ],
  },
  {
    title: 'How it works',
    paragraphs: [
      'Under the surface there are usually three parts: something comes in, a rule is applied to it, and something goes out. With {topic} the rule is the interesting part, because it is where choices hide that nobody remembers making.',
      'Think of {topic} as a loop rather than a line. A first attempt produces a result, the result tells you what was wrong with the attempt, and the next round starts from there. Its speed is set by the slowest step of that loop, seldom by the one that gets the attention.',
      'It is easiest to follow one concrete case from beginning to end. Take the simplest instance of {topic} that still deserves the name, and write down each step and what it depends on. The general rule is visible in that one case already.',
    ],
    points: [
      'Follow one concrete case from start to end before generalising.',
      'Look for the step that everything waits for; it sets the pace.',
      'What comes in, which rule applies, what goes out: answer these three and most of {topic} is explained.',
    ],
  },
  {
    title: 'What it costs',
    paragraphs: [
      'Nothing about this is free. {Topic} is paid for in time, in money, or in attention, and the three can be traded for one another only within limits. The costs that hurt are those that come later: upkeep, exceptions, and the work of explaining it to the next person.',
      'There is a trade-off in {topic} between doing it quickly and being able to change it afterwards. Neither end is right in general. What you can do is choose deliberately, and write down which one you chose.',
      'Compare the cost of being wrong with the cost of waiting. Where a mistake in {topic} is cheap to undo, decide fast; where it is not, spend the time.',
    ],
    points: [
      'Count upkeep, not just the first effort.',
      'Where a mistake is cheap to undo, decide fast; where it is not, take the time.',
      'Every simplification of {topic} moves work to someone. Know whom.',
    ],
  },
  {
    title: 'Where it goes wrong',
    paragraphs: [
      'The usual failure is not a dramatic one. {Topic} is set up with care, works for the cases one had in mind, and then meets a case that nobody had in mind. What matters is whether that is noticed, and how soon.',
      'Two mistakes are common with {topic}. One is to perfect the first part while the last part has never been tried. The other is to take silence for success: no complaints can also mean that nobody is using it.',
      'Be wary of advice about {topic} that names no conditions. Almost everything that is true of it is true under circumstances, and the circumstances are what people leave out when they tell the story.',
    ],
    points: [
      'Try the last step early; it is the one that surprises.',
      'Silence is not success: check that it is used at all.',
      'Distrust any rule about {topic} that names no exceptions.',
    ],
  },
  {
    title: 'How to tell that it works',
    paragraphs: [
      'Decide beforehand what you would accept as proof. One or two numbers are enough, if they are numbers that could come out badly. For {topic}, a before-and-after on the same cases says more than any opinion of it.',
      'A good test of {topic} is one that it could fail. Pick ten real cases, not invented ones, write down the expected result for each, and look at the misses with more interest than at the hits.',
      'Ask someone who was not involved to explain {topic} back to you. Where the explanation stumbles, there is either a gap in the thing or a gap in how it is told; both are worth mending.',
    ],
    points: [
      'Choose a measure that could come out badly.',
      'Use ten real cases and study the misses.',
      'Have someone else explain it back to you.',
    ],
  },
  {
    title: 'A small example',
    paragraphs: [
      'Suppose there are only two days and one person. Then {topic} shrinks to its core: one case, one result, one person who says whether it is useful. It is surprising how often that small version is already most of the value.',
      'Picture a team of four that meets {topic} for the first time. In the first week they copy what others do; in the second they find what does not fit; in the third they keep a third of it and are better off. Knowing this, one can begin with the third.',
      'Imagine explaining {topic} to a friend over coffee. The examples that come to mind are from daily life, slightly wrong, and right in the point that matters. Keep one of those: it will be remembered when the definition is not.',
    ],
    points: [
      'Shrink it to two days and one person: what is left is the core of {topic}.',
      'Keep one everyday example; it outlives the definition.',
      'Copy first, then drop what does not fit.',
    ],
  },
  {
    title: 'What to do next',
    paragraphs: [
      'A sensible next step is small and can be finished this week: take one case, carry {topic} through to the end, and write down what was harder than expected. That list is worth more than a plan.',
      'If you do only one thing, make the current state visible. List what there is, mark what you are unsure of, and settle the largest uncertainty about {topic} first, since the rest depends on it.',
      'Begin where the feedback is fastest. Set a date on which you look at {topic} again, and decide now what you would have to see on that date in order to stop.',
    ],
    points: [
      'This week: one case, all the way through.',
      'Settle the largest uncertainty first.',
      'Set a date to look again, and say what would make you stop.',
    ],
  },
];
