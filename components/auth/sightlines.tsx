const WIDTH = 560;
const STEP = 36;
const LABEL_WIDTH = 132;

/** Answers of twelve models to one prompt, as lengths: [first token, end], in per cent of the time shown. */
const ANSWERS = [
  [6, 58],
  [11, 91],
  [4, 37],
  [17, 74],
  [8, 45],
  [5, 66],
  [23, 97],
  [7, 52],
  [9, 83],
  [14, 61],
  [3, 29],
  [12, 70],
] as const;

/** One prompt, many models: what Parallax is about, as a picture without words. */
export function Sightlines() {
  const toX = (percent: number) => LABEL_WIDTH + ((WIDTH - LABEL_WIDTH) * percent) / 100;
  const height = ANSWERS.length * STEP;
  const middle = height / 2;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden className="w-full max-w-160" fill="none">
      {ANSWERS.map(([first, end], row) => {
        const y = row * STEP + STEP / 2;
        const color = `var(--model-${(row * 5) % 16})`;
        return (
          <g key={y}>
            <path d={`M8 ${middle} C 64 ${middle}, 64 ${y}, ${LABEL_WIDTH} ${y}`} stroke="var(--gray-7)" />
            <path
              d={`M${LABEL_WIDTH} ${y} H ${toX(first)}`}
              stroke="var(--gray-7)"
              strokeDasharray="1 4"
              strokeLinecap="round"
            />
            <path d={`M${toX(first)} ${y} H ${toX(end)}`} stroke={color} strokeWidth="3" strokeLinecap="round" />
            <path d={`M${toX(end) + 7} ${y - 6} v 12`} stroke="var(--gray-9)" strokeWidth="1.5" />
          </g>
        );
      })}
      <circle cx="8" cy={middle} r="5" fill="var(--accent)" />
    </svg>
  );
}
