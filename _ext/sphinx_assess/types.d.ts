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
  /** The tutor that works in the page; it alone decides what counts. */
  guide: (lab: Lab) => Guide;
  /** Turns what was said into elements of the page. */
  turns: (root: HTMLElement, lab: Lab) => (turn: Message, before: Message[]) => HTMLElement;
  /** The conversation as Markdown. */
  markdown: (title: string, log: Element) => string;
  /** Words of a model as elements. */
  prose: (words: string, passages: Passage[]) => HTMLElement[];
  /** A reader of server-sent events: text in, data of whole events out. */
  sse: () => { push(chunk: string): string[]; end(): string[] };
  /** What a model is told. `part` gives an author's words. */
  instruct: (lab: Lab, part: PartOf, state: ChatState) => ChatMessage[];
  /** Holds back sentences that say what the learner has not said. */
  guard: (guide: Guide, secrets: { ident: string; texts: string[] }[], mark: string) => { push(piece: string): string; end(): string; isEmpty(): boolean; hasHeld(): boolean };
  /** Models that answer, piece by piece. */
  endpoint: (site: Site) => Asked;
  builtin: () => Asked;
  hasBuiltin: () => Promise<boolean>;
  failure: (name: string, n?: number) => Error & { note: Note };
  /** A tutor whose words come from a model. */
  talk: (lab: Lab, guide: Guide, part: PartOf, asked: Asked) => Tutor;
  /** The form in which a reader chooses who answers. */
  choose: (place: HTMLElement, root: HTMLElement, site: Site | undefined, offer: (asked: Asked | null) => void) => Promise<void>;
  /** Another tutor: it offers itself in `slot`, and `use` lets it, or again the guide, reply. */
  chat?: (slot: HTMLElement, lab: Lab, guide: Guide, use: (tutor: Tutor) => void) => void;
}

interface Passage {
  page: string;
  href: string;
  title: string;
  section: string;
  text: string;
}

type IdeaType = "expectation" | "misconception";

/** What the build wrote about a lab. */
interface LabData {
  ideas: { ident: string; type: IdeaType; phrasings: string[]; concepts: string[][][] }[];
  passages: Passage[];
  // biome-ignore lint/suspicious/noExplicitAny: passages.py and passages.js agree on it
  index: any;
  language: string;
}

type Lab = LabData & { ident: string; exchanges: number };

type Move = "answer" | "uncovered" | "pump" | "hint" | "prompt" | "assertion" | "correction" | "ignored" | "refused" | "close";

/** What a tutor replies. Words of a model are in `text`; `cites` are its passages as they were shown. */
interface Turn {
  move: Move;
  /** The idea whose hint, prompt, assertion or correction this is. */
  idea?: string;
  /** Expectations and misconceptions that the message expressed. */
  found: string[];
  wrong: string[];
  /** Places in `passages`. */
  passages: number[];
  counts: boolean;
  reason?: "empty" | "repeated" | "offtopic" | "short";
  /** Names of sentences. */
  say: string[];
  text?: string;
  cites?: Passage[];
  note?: Note;
}

/** What happened to a model's answer: a sentence and its number; `retry` where the guide stood in. */
type Note = { name: string; n?: number; retry?: boolean };

/** Where a model is asked; only a reader has a key. */
type Site = { endpoint: string; model: string; name?: string; key?: string };
type ChatMessage = { role: "system" | "user" | "assistant"; content: string };
type Asked = (messages: ChatMessage[], signal: AbortSignal) => AsyncIterable<string>;
type PartOf = (name: string, idea?: string) => string;
type ChatState = { conversation: Message[]; turn: Turn; passages: Passage[]; told: Set<string> };

// biome-ignore lint/suspicious/noExplicitAny: the Prompt API, which no library of types has yet
declare const LanguageModel: any;

type Message = { who: "learner"; text: string } | ({ who: "tutor" } & Turn);

/** `onText` takes the words so far of a reply that is still being written. */
type ReplyOptions = { onText: (text: string) => void; signal: AbortSignal };

interface Tutor {
  reply(conversation: Message[], options: ReplyOptions): Turn | Promise<Turn>;
}

interface Guide {
  // biome-ignore lint/suspicious/noExplicitAny: what a message is, for benches and other tutors
  judge(text: string): any;
  /** Pure and deterministic. */
  reply(conversation: Message[]): Turn | Promise<Turn>;
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
  /** How many complete a lab. */
  exchanges?: number;
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
