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

/** What the parts of a test add to `Assess.more`. */
interface More {
  draw: Draw;
  clock: Clock;
  record: Records;
}

/** Values are JSON. All but `keys` may throw where a browser keeps nothing. */
interface Store {
  /** Null when there is none, or a damaged one. */
  // biome-ignore lint/suspicious/noExplicitAny: it may be of any version, or not ours
  get(key: string): any;
  set(key: string, value: unknown): void;
  remove(key: string): void;
  keys?(): string[];
}

/** What record.js adds to `Assess`. */
interface Memory {
  store: Store;
  /** What was kept; an object, empty when nothing was. */
  // biome-ignore lint/suspicious/noExplicitAny: each script knows what it kept
  recall(ident: string): any;
  keep(ident: string, value: object): void;
}

/** What record.js offers to the bar and to the page with the course record. */
interface Records {
  /** Called after each change of what is kept. */
  changed(isElsewhere?: boolean): void;
  /** Bring a page of the route up to date; added by route.js. */
  showStep(step: HTMLElement): void;
  // biome-ignore lint/suspicious/noExplicitAny: what is kept is looked at, not trusted
  [helper: string]: any;
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
