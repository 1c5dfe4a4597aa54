/** Types of the scripts that no browser needs to load. */

interface Pool {
  count: number;
  of: string[];
}

interface Draw {
  /** How many forms there are, numbered from 1. */
  forms: number;
  /** A form for a first attempt. */
  first(): number;
  /** The form of a retake. */
  following(form: number): number;
  /** The options of a question in the order a form shows them. */
  options(names: string[], form: number, ident: string): string[];
  /** The questions of a form; of those `held`, as many as its pools still hold come first. */
  drawn(pools: Pool[], form: number, held?: string[]): string[];
}

/** @param limit seconds; `began` is in milliseconds since 1970 */
type Clock = (root: HTMLElement, limit: number, over: () => void) => { start(began: number): void; stop(): void };

/** Comparing words, as kinds/words.py. */
interface Words {
  /** A text without what does not matter. */
  plain(text: string, ignore: string[]): string;
  /** How a text compares with the forms foreseen, and the ident of the form met, if any. */
  judge(text: string, forms: [string, string][], correct: string[], ignore: string[]): ["right" | "wrong" | "near", string];
}

/** What the parts of a test add to `Assess.more`. */
interface More {
  draw: Draw;
  fields: Fields;
  words: Words;
  clock: Clock;
}

type State = "open" | "correct" | "partial" | "wrong";

/** `score` is a fraction, 0 to 1. */
type Outcome = { score: number; state: State; feedback: string[] };

interface Kind {
  /** Empty when unanswered. */
  read(form: HTMLFormElement): string[];
  write(form: HTMLFormElement, response: string[]): void;
  /** Pure; the same as in Python. */
  // biome-ignore lint/suspicious/noExplicitAny: each kind has a key of its own
  mark(key: any, response: string[]): Outcome;
  /** Prepare a form, once. */
  start?(form: HTMLFormElement): void;
  /** Whether the order of the options is the response. */
  isOrder?: boolean;
  /** The sentence for a reader who checks nothing; default: answerFirst. */
  first?: string;
  /** The sentence that says what else must be done before a response can be marked. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  lacks?(key: any, response: string[]): string | undefined;
  /** Show at each field whether it is right, and take that away. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  reveal?(form: HTMLFormElement, key: any, response: string[]): void;
  hide?(form: HTMLFormElement): void;
}

/** Places to write or choose in, for kinds that have them. */
interface Fields {
  /** The control of the only field. */
  one(form: HTMLFormElement): HTMLInputElement;
  /** What `Kind` needs of a kind with one field. */
  single: Pick<Kind, "read" | "write">;
  /** What `Kind` needs of a kind with several: pairs, ident:value. */
  several: Pick<Kind, "read" | "write">;
  /** Say at each field whether it is right. */
  reveal(form: HTMLFormElement, right: Record<string, boolean>): void;
  hide(form: HTMLFormElement): void;
}

/** A response as it is stored; `key` and `hash` are hashes of options' texts. */
type Kept = { rev: string; key: string[]; response: { ident: string; hash: string }[] };
type Question = { rev: string; key: string[]; options: Map<string, { hash: string }> };

/** A state machine, as sphinx_assess/policy.py declares it. */
interface Policy {
  moves: Record<string, Record<string, string>>;
  marks: string[];
  reveals: string[];
  locks: string[];
}

/** The data block of a group, with what the page says for all. */
interface Settings {
  policy: Policy;
  shuffle: boolean;
  shuffleQuestions?: boolean;
  /** Checks before the answer opens; 0: no limit. */
  tries: number;
  /** Shares of a question's score that a further try and a hint cost. */
  penalty?: number;
  hintPenalty?: number;
  pass?: number | null;
  points?: number;
  passPoints?: number;
  /** Seconds. */
  time?: number;
  draw?: Pool[];
  confidence?: boolean;
}

type GroupStart = (root: HTMLElement, settings: Settings) => void;

/** A question of a test, as assess.js wraps it. */
type TestItem = ReturnType<typeof Assess.item>;
type Attempt = {
  date: string;
  /** Points reached. */
  score: number;
  points: number;
  isPassed: boolean | null;
  form?: number;
  /** Whether the clock submitted it. */
  isOver?: boolean;
};
