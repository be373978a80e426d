/** Small programs that people ask for first, complete and correct. */
type CodeTask = {
  readonly pattern: RegExp;
  readonly sources: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
};

export const CODE_TASKS: readonly CodeTask[] = [
  {
    pattern: /fibonacci/i,
    sources: {
      typescript: `/** The first \`count\` Fibonacci numbers. */
export function fibonacci(count«: number»)«: bigint[]» {
  const numbers«: bigint[]» = [];
  let [a, b] = [0n, 1n];
  for (let i = 0; i < count; i += 1) {
    numbers.push(a);
    [a, b] = [b, a + b];
  }
  return numbers;
}

console.log(fibonacci(10).join(', ')); // 0, 1, 1, 2, 3, 5, 8, 13, 21, 34`,
      python: `def fibonacci(count: int) -> list[int]:
    """The first \`count\` Fibonacci numbers."""
    numbers, a, b = [], 0, 1
    for _ in range(count):
        numbers.append(a)
        a, b = b, a + b
    return numbers


print(fibonacci(10))  # [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]`,
      rust: `/// The first \`count\` Fibonacci numbers.
fn fibonacci(count: usize) -> Vec<u128> {
    std::iter::successors(Some((0u128, 1u128)), |&(a, b)| Some((b, a + b)))
        .map(|(a, _)| a)
        .take(count)
        .collect()
}

fn main() {
    println!("{:?}", fibonacci(10)); // [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
}`,
      go: `package main

import "fmt"

// Fibonacci returns the first count Fibonacci numbers.
func Fibonacci(count int) []int {
	numbers := make([]int, 0, count)
	for a, b := 0, 1; len(numbers) < count; a, b = b, a+b {
		numbers = append(numbers, a)
	}
	return numbers
}

func main() {
	fmt.Println(Fibonacci(10)) // [0 1 1 2 3 5 8 13 21 34]
}`,
    },
    notes: [
      'Two variables carry all the state; no recursion, so no stack to run out of.',
      'Time grows with `count`, not with its exponential.',
      'The numbers themselves grow fast: mind the integer type.',
    ],
  },
  {
    pattern: /(is|check\w*|test\w*|whether|if)\b.{0,30}\bprime\b|isPrime|is_prime/i,
    sources: {
      typescript: `/** Whether \`n\` is a prime number. */
export function isPrime(n«: number»)«: boolean» {
  if (!Number.isSafeInteger(n) || n < 2) return false;
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) {
    if (n % divisor === 0) return false;
  }
  return true;
}

console.log([1, 2, 17, 21, 97].filter((n) => isPrime(n))); // [2, 17, 97]`,
      python: `def is_prime(n: int) -> bool:
    """Whether \`n\` is a prime number."""
    if n < 2:
        return False
    divisor = 2
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 1
    return True


print([n for n in (1, 2, 17, 21, 97) if is_prime(n)])  # [2, 17, 97]`,
      rust: `/// Whether \`n\` is a prime number.
fn is_prime(n: u64) -> bool {
    n >= 2 && (2..).take_while(|d| d * d <= n).all(|d| n % d != 0)
}

fn main() {
    let primes: Vec<u64> = [1, 2, 17, 21, 97].into_iter().filter(|&n| is_prime(n)).collect();
    println!("{primes:?}"); // [2, 17, 97]
}`,
    },
    notes: [
      'It is enough to try divisors up to the square root: a larger one would have a smaller partner.',
      'For many numbers at once, a sieve is faster.',
    ],
  },
  {
    pattern: /\bprimes?\b|sieve/i,
    sources: {
      typescript: `/** All primes up to and including \`limit\` (sieve of Eratosthenes). */
export function primesUpTo(limit«: number»)«: number[]» {
  const isComposite = new Uint8Array(limit + 1);
  const primes«: number[]» = [];
  for (let n = 2; n <= limit; n += 1) {
    if (isComposite[n]) continue;
    primes.push(n);
    for (let multiple = n * n; multiple <= limit; multiple += n) isComposite[multiple] = 1;
  }
  return primes;
}

console.log(primesUpTo(30)); // [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]`,
      python: `def primes_up_to(limit: int) -> list[int]:
    """All primes up to and including \`limit\` (sieve of Eratosthenes)."""
    is_prime = [False, False] + [True] * (limit - 1)
    for n in range(2, int(limit**0.5) + 1):
        if is_prime[n]:
            is_prime[n * n :: n] = [False] * len(is_prime[n * n :: n])
    return [n for n, prime in enumerate(is_prime) if prime]


print(primes_up_to(30))  # [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]`,
    },
    notes: [
      'Multiples are crossed out from `n * n` on: smaller ones have a smaller factor and are gone already.',
      'Memory is one byte per number; for very large limits, work in segments.',
    ],
  },
  {
    pattern: /fizz ?buzz/i,
    sources: {
      typescript: `for (let n = 1; n <= 100; n += 1) {
  const word = (n % 3 === 0 ? 'Fizz' : '') + (n % 5 === 0 ? 'Buzz' : '');
  console.log(word || n);
}`,
      python: `for n in range(1, 101):
    word = ("Fizz" if n % 3 == 0 else "") + ("Buzz" if n % 5 == 0 else "")
    print(word or n)`,
    },
    notes: [
      'Building the word from its parts makes 15 no special case.',
      'The order matters: `Fizz` comes before `Buzz`.',
    ],
  },
  {
    pattern: /binary search/i,
    sources: {
      typescript: `/** The index of \`wanted\` in a sorted list, or -1. */
export function binarySearch(sorted«: readonly number[]», wanted«: number»)«: number» {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = low + Math.floor((high - low) / 2);
    const value = sorted[middle];
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}`,
      python: `def binary_search(ordered: list[int], wanted: int) -> int:
    """The index of \`wanted\` in a sorted list, or -1."""
    low, high = 0, len(ordered) - 1
    while low <= high:
        middle = (low + high) // 2
        if ordered[middle] == wanted:
            return middle
        if ordered[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1`,
    },
    notes: [
      'Each look halves what is left: a million entries take twenty looks.',
      'The list has to be sorted; nothing here checks that.',
    ],
  },
  {
    pattern: /debounce|throttle/i,
    sources: {
      typescript: `/** Calls \`run\` once the calls have paused for \`waitMs\`. */
export function debounce«<Args extends unknown[]>»(run«: (...args: Args) => void», waitMs«: number») {
  let timer«: ReturnType<typeof setTimeout> | undefined»;
  return (...args«: Args») => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), waitMs);
  };
}

const save = debounce((text«: string») => console.log('saved', text), 300);
save('a');
save('ab'); // only this one runs`,
    },
    notes: [
      'Only the last call of a burst runs, with the last arguments.',
      'To run on the first call instead, test for a running timer before setting one.',
    ],
  },
  {
    pattern: /\bretry|back-?off\b/i,
    sources: {
      typescript: `/** Tries \`run\` up to \`tries\` times, waiting longer each time, with jitter. */
export async function retry«<T>»(run«: () => Promise<T>», tries = 3, baseMs = 200)«: Promise<T>» {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === tries) throw error;
      const waitMs = Math.random() * baseMs * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}`,
      python: `import random
import time


def retry(run, tries: int = 3, base_s: float = 0.2):
    """Tries \`run\` up to \`tries\` times, waiting longer each time, with jitter."""
    for attempt in range(1, tries + 1):
        try:
            return run()
        except Exception:
            if attempt == tries:
                raise
            time.sleep(random.uniform(0, base_s * 2**attempt))`,
    },
    notes: [
      'Full jitter keeps many clients from coming back at the same moment.',
      'Retry only what is safe to do twice.',
      'Honour `Retry-After` where the other side sends one.',
    ],
  },
  {
    pattern: /palindrome/i,
    sources: {
      typescript: `/** Whether a text reads the same both ways, letters and digits only. */
export function isPalindrome(text«: string»)«: boolean» {
  const letters = text.toLowerCase().match(/[\\p{L}\\p{N}]/gu) ?? [];
  return letters.join('') === [...letters].reverse().join('');
}

console.log(isPalindrome('A man, a plan, a canal: Panama')); // true`,
      python: `def is_palindrome(text: str) -> bool:
    """Whether a text reads the same both ways, letters and digits only."""
    letters = [letter for letter in text.lower() if letter.isalnum()]
    return letters == letters[::-1]


print(is_palindrome("A man, a plan, a canal: Panama"))  # True`,
    },
    notes: ['Punctuation and case are dropped first.', 'Both versions take Unicode letters.'],
  },
];
