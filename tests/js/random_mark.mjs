/** Mark what comes on the standard input: a JSON list of {kind, key, response}; for test_random.py. */
import { readFileSync } from "node:fs";
import { everyKind, load } from "./load.mjs";

const cases = JSON.parse(readFileSync(0, "utf8"));
const { Assess } = load(undefined, everyKind);
const outcomes = cases.map(({ kind, key, response }) => Assess.kinds.get(kind).mark(key, response));
process.stdout.write(JSON.stringify(outcomes));
