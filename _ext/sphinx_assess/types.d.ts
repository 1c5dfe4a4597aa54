/** Types of the scripts that no browser needs to load. */

/** What is drawn as one: a question, or all of a case. */
type Unit = string | string[];

interface Pool {
  count: number;
  of: Unit[];
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

/** What is said of a submitted test. @param link leads to a question, by its number */
type Result = (root: HTMLElement, link: (it: TestItem) => HTMLElement, isRight: (it: TestItem) => boolean) => {
  /** Makes what numbers are written with, once: that takes longer than to use it. */
  formats(): object;
  number(value: number): string;
  heading(): HTMLElement;
  /** A sentence about questions, `{list}` in it being links to them. */
  naming(sentence: string, these: TestItem[]): HTMLElement;
  /** Points, then whether they pass, where there is a pass mark. */
  said(one: Attempt): string[];
  isEnough(points: number, least: number): boolean;
  passMark(least: number, total: number): string;
  history(earlier: Attempt[], hasForms: boolean): HTMLElement[];
  byObjective(items: TestItem[]): HTMLElement[];
  linked(href: string, words: string): HTMLAnchorElement;
  /** A link to practise exactly the objectives missed, if they can be. @param date of the attempt */
  practise(items: TestItem[], date: string): HTMLElement[];
  judged(items: TestItem[]): HTMLElement[];
  level(it: TestItem): string | undefined;
};

/** Comparing words, as kinds/spelling.py. */
interface Spelling {
  /** A text without what does not matter. */
  plain(text: string, ignore: string[]): string;
  /** How a text compares with the forms foreseen, and the ident of the form met, if any. */
  judge(text: string, forms: [string, string][], correct: string[], ignore: string[]): ["right" | "wrong" | "near", string];
}

/** What the parts of a test add to `Assess.more`. */
interface More {
  draw: Draw;
  fields: Fields;
  spelling: Spelling;
  clock: Clock;
  result: Result;
  /** Questions to practise; each begins anew on an event "restart". */
  quiz: GroupStart;
  record: Records;
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
  /** What may be done before the first reply, one by one; what returns true is to be called again. */
  prepare?: (() => unknown)[];
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
  reveal(form: HTMLFormElement, right: Record<string, boolean | string>): void;
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
  /** What stands before the name under which the work on a question is kept. */
  under?: string;
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

/** A question of a test, as assess.js wraps it, with the state of one attempt. */
type TestItem = ReturnType<typeof Assess.item> & {
  /** Where a reader says how sure an answer is. */
  levels: HTMLInputElement[];
  /** What was read for a submission, until a retake: to read a question takes as long as to mark it. */
  given?: string[];
  /** What the response of a submitted test came to. */
  outcome?: Outcome;
  /** What was kept of a question that has changed: told at each visit until it is answered. */
  lost?: Kept;
};
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

// What the guide of a lab is made of, static/lab/*.js.

interface Passage {
  /** The section right below the page's title. */
  under: string;
}

interface More {
  vectors?: { dims: number; steps: number; stems: string; lengths: string; codes: string };
  words: Words;
  likeness: Likeness;
  lexicon: (lab: Lab) => Lexicon;
  pieces: (lexicon: Lexicon) => (message: string) => Piece[];
  sorter: (phrasings: Phrasing[][]) => Sorter;
  weights: Record<IdeaType, Weights>;
  matcher: (lab: Lab, words?: Lexicon) => Matcher;
  intent: { intent(text: string, line: string, words: Counted, near: number): "gaming" | "injection" | null; sifted(text: string, topics: (part: string) => number): string | null; isClosing(text: string): boolean };
  passages: { open(lab: Lab, language: Lexicon): { rank(text: string): Ranked }; words(text: string): string[] };
}

/** As Sphinx ships them for its search, in language_data.js. */
declare const Stemmer: undefined | (new () => { stemWord(word: string): string });
declare const stopwords: undefined | Set<string>;

interface Words {
  STOPS: Set<string>;
  DENIALS: Set<string>;
  LIMITS: Set<string>;
  spoken(text: string): string;
  plain(text: string): string;
  split(text: string): string[];
  parts(clause: string): string[][];
  clauses(sentence: string): string[];
  stance(text: string): { mood: "assert" | "deny" | "report"; rest: string };
  asks(sentence: string): boolean;
  sentences(text: string): string[];
}

interface Likeness {
  corrected(word: string, spellings: Map<string, number>): string;
  distance(a: string, b: string, limit: number): number;
  dot(a: ArrayLike<number>, b: ArrayLike<number>): number;
  stemmer(): (word: string) => string;
  table(): { dims: number; rarity(stem: string): number; strength(stem: string): number; has(stem: string): boolean; vector(stem: string): Float32Array | null };
  unit(vector: Float32Array): Float32Array;
}

interface Lexicon {
  direction(list: Token[]): Float32Array;
  likes(token: Token): Float32Array;
  meant(word: string): string;
  near(name: string, among: string[], least: number): [string, number][];
  /** How seldom a stem is in English, 0 to 1. */
  rarity(name: string): number;
  stem(word: string): string;
  tokens(words: string[], isDenied: boolean): Token[];
}

interface Matcher extends Lexicon {
  count(message: string): Counted;
  judge(message: string): Judged;
  show(message: string): Shown;
  sort: Sort;
  step(): boolean;
  unlisted(message: string): string | null;
}

/** How near a message is to each idea as against the others, by its words and its sense. */
type Sort = (list: Token[], vector: Float32Array) => number[];
/** Asked to sort, it first does what is left of its work; `step` does a little, and is true while some is left. */
type Sorter = { sort: Sort; step(): boolean };
type Sorted = { vector: Float32Array; stems: Map<number, number> };

/** How many words a message has, of weight, of the lab's topic, of the conversation itself, and different ones. */
type Counted = { topics: number; talk: number; all: number; heavy: number; different: number };

/** A word of weight; `at` is its place among the stems of phrasings, -1 outside them. */
type Token = { name: string; at: number; weight: number; not: boolean; isKnown: boolean; vector: Float32Array | null };
/** A clause: its stems, and how many words of it deny something. */
type Span = { names: string[]; denials: number };
/** A part of a message; `spans` are its clauses, without those that are taken back. */
type Piece = { list: Token[]; spans: Span[]; isAsked: boolean; isDenied: boolean; isWhole: boolean };
type Concept = { stems: string[]; denies: boolean };
type Phrasing = { list: Token[]; mass: number; vector: Float32Array };
type Seen = { piece: Piece; like: Float32Array[]; back: Float32Array; vector: Float32Array };

/** `least` is the probability at which an idea counts as expressed. */
type Weights = { least: number; bias: number; of: Record<string, number> };
/** Numbers by name, and whether the message flatly denies the idea. */
// biome-ignore lint/suspicious/noExplicitAny: which numbers there are, weights.js says
type Showing = Record<string, any> & { isRefused: boolean };
type Shown = { ideas: Showing[]; asking: number; size: number; different: number; share: number };
type Judged = {
  /** 1: the message asks; 0.5: a part of it does. */
  asking: number;
  expectations: string[];
  misconceptions: string[];
  /** How likely the message expresses each idea, 0 to 1. */
  near: Map<string, number>;
  /** Words of weight, and the share of them that the lab knows. */
  size: number;
  share: number;
};
type Ranked = { best: number[]; scores: number[]; share: number; isCovered: boolean };
type Verdict = Pick<Judged, "expectations" | "misconceptions" | "near" | "size"> & {
  kind: "statement" | "question" | "offtopic" | "gaming" | "injection" | "empty";
  /** Places in `passages`, best first; none where the course does not answer. */
  passages: number[];
  /** How many of them fit about as well as the best. */
  quotes?: number;
};
