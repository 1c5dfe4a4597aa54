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
}

/** The data block of a test, beyond what a quiz has; `time` in seconds. */
interface TestSettings {
  pass?: number | null;
  points?: number;
  passPoints?: number;
  time?: number;
  draw?: Pool[];
}
