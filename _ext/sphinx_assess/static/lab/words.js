// @ts-check
/**
 * From a message to words: numbers in one form, stems, spelling, clauses, and what is denied or asked.
 * The stemmer is the one that Sphinx ships for the language's search; the tables are of English.
 */
(() => {
  "use strict";

  /** Words that say little; words of quantity, order and denial are not among them. */
  const STOPS = new Set(
    ("a an the this that these those it its i me my we us our you your he she they them their his her who whom whose what which " +
      "is am are was were be been being do does did done have has had having will would shall should can could may might must " +
      "of to in on at by for from with as into onto about over up down out off than then so such and or if because since while " +
      "there here how when where why just also too very really quite rather still even ever yet well like kind sort thing things " +
      "get gets got go goes going let make makes made mean means say says said tell see know think guess suppose feel want need " +
      "ok okay yes yeah hm hmm um uh oh please thanks hi hello hey actually basically simply maybe perhaps probably likely " +
      "imo imho lol btw etc eg ie am pm one's t s d ll re ve m").split(" "),
  );
  for (const word of ["than", "same"]) STOPS.delete(word);

  /** Denial inside a clause: what follows up to the clause's end is meant the other way round. */
  const DENIALS = new Set(
    "not no never without nor neither none nothing nobody cannot hardly barely scarcely lack lacks lacking fail fails instead".split(" "),
  );

  /** A clause that begins or ends like one of these takes back what it says. */
  const TAKEN_BACK = [
    /\b(?:not|never|hardly|no longer) (?:really |quite |exactly |strictly |necessarily |actually )?(?:true|right|correct|accurate|the case|valid|so simple|convinced|sure)\b/,
    /\b(?:i|we|you) (?:do|would|can|could|did|should) not (?:really |quite |actually )?(?:think|believe|buy|agree|accept|see (?:how|why|that)|expect|say|conclude|assume|claim|infer|trust|read)\b/,
    /\b(?:i|we|you) (?:(?:really|strongly|seriously|also|would|must) )*(?:doubt|disagree|deny|reject|dispute|refuse)\b/,
    /(?<!\b(?:count|call|mark|label|treat|declare|book|judge|consider|score|punish|regard|file|reject)(?:s|ed|led|d|ing)?(?: \w+){0,3} )\b(?:false|wrong|untrue|incorrect|inaccurate|misnomer|mistaken|mistake|myth|nonsense|bogus|misconception|misleading|rubbish|fallacy|illusion|overstated|misreading)\b(?! pairs?| captions?| labels?| cells?| pictures?| images?| texts?| answers?| rows?| ones?| negatives?| options?| matches| class)/,
    /\bit (?:is|would be) not (?:as if|like|because|that)\b/,
    /\bfar from (?:it|true|clear)\b/,
    /\bused to (?:think|believe|assume)\b/,
    /\b(?:one|you|people|someone|it) (?:could|might|may|would) (?:easily |first |well |be tempted to |be easy to |be tempting to )*(?:think|believe|assume|say|suppose|expect)\b/,
    /\b(?:tempting|tempted|easy|exaggerat\w*|overstate\w*|naive) (?:to (?:think|say|believe|assume|claim|conclude)|if|that)\b|\bexaggerat\w*\b/,
    /\b(?:contrary to|anything but|nowhere near|by no means|in no way|popular belief|common belief|not at all)\b/,
    /\bnothing (?:suggests|indicates|shows|proves|says|implies)\b|\b(?:ca|can|could) not (?:claim|conclude|say|assume|infer)\b/,
    /\b(?:no|not any|little|without) (?:evidence|proof|reason|sign) (?:that|for|to)\b/,
    /\b(?:does|do|did) not (?:\w+ )?(?:mean|imply|guarantee)\b|\bneed not (?:\w+ )?(?:worry|care|bother)\b|\bno need to (?:worry|care|bother)\b/,
    /\bwaste of (?:time|effort|money)\b|\b(?:no|hardly an) argument\b/,
  ];
  const REPORTED = /\b(?:people|some|many|everyone|everybody|others|they|someone|somebody|folks|blogs?|most|friend|colleague|forum|article)\b(?: \w+){0,3} (?:think|thinks|say|says|said|claim|claims|claimed|believe|believes|assume|assumes|told|tell|insist|insists|argue|argues)\b|\b(?:rumou?r(?:s|ed)?|hearsay|allegedly|supposedly|it is (?:often )?said)\b/;

  const UNITS = { k: 3, thousand: 3, m: 6, mio: 6, million: 6, millions: 6, bn: 9, b: 9, billion: 9, billions: 9 };
  const SPELT = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

  /** How people write on a phone. */
  const SHORT = new Map(
    ("u:you ur:your wat:what wut:what wht:what pls:please plz:please bc:because bcs:because bcz:because cuz:because coz:because ppl:people " +
      "noone:nobody thx:thanks im:i_am diff:difference info:information pic:picture pics:pictures img:image imgs:images vec:vector vecs:vectors nr:number " +
      "gonna:going_to wanna:want_to gimme:give_me lemme:let_me thats:that_is theres:there_is smth:something sth:something avg:average param:parameter " +
      "params:parameters btw:also vs:versus b4:before alot:many tho:though thru:through dunno:do_not_know kinda:kind sorta:sort")
      .split(" ")
      .map((pair) => /** @type {[string, string]} */ (pair.replaceAll("_", " ").split(":"))),
  );

  const SHORTENED = new RegExp(`\\b(?:${[...SHORT.keys()].join("|")})\\b`, "g");

  /** Words as written in full. @param {string} text in small letters */
  const spoken = (text) => text.replace(/\bw\/o\b/g, "without").replace(/\bw\/(?=\s|\w{3})/g, "with ").replace(SHORTENED, (word) => SHORT.get(word) ?? word);

  /** What a text of letters alone may hold that `plain` changes. */
  const CHANGED = new RegExp(`nt\\b|\\bcan ?not\\b|\\b(?:what|how|where|who|when|why|which)s\\b|\\bw ?o\\b|${SHORTENED.source}`);

  /** One form for numbers, signs and short forms. @param {string} text */
  function plain(text) {
    const small = text.toLowerCase();
    if (/^[a-z ]*$/.test(small) && !CHANGED.test(small)) return ` ${small} `; // Most phrases of concepts.
    return ` ${spoken(small.normalize("NFKC").replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'"))} `
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/(\d)[,\u202f\u00a0'](?=\d{3}\b)/g, "$1")
      .replace(/(\d+(?:\.\d+)?)(?:\s*-?\s*)(k|thousand|m|mio|millions?|bn|b|billions?)\b/g, (_, n, unit) =>
        String(Math.round(Number(n) * 10 ** UNITS[/** @type {keyof typeof UNITS} */ (unit)])),
      )
      .replace(/(\d)\s*(?:%|per\s?cents?\b|pct\b)/g, "$1% ")
      .replace(/\bwon'?t\b/g, "will not")
      .replace(/\b(?:can'?t|cannot|can not)\b/g, "can not")
      .replace(/\b(is|are|was|were|do|does|did|has|have|had|would|should|could|must|need|ai)n'?t\b/g, "$1 not")
      .replace(/\b(what|how|where|who|when|why|which)'?s\b/g, "$1 is")
      .replace(/'(?:s|re|ve|d|ll|m)\b/g, " ")
      .replace(/[=\u2248\u2243]/g, " equals ")
      .replace(/(\w)\s?\u00d7\s?(\w)/g, "$1 x $2")
      .replace(/(\d)\s?x\s?(\d)/g, "$1 x $2")
      .replace(/([a-z])[-/](?=[a-z])/g, "$1 ")
      .replace(/([a-z])-(?=\d)|(\d)-(?=[a-z])/g, "$1$2 ");
  }

  /** @param {string} text @returns {string[]} */
  const split = (text) =>
    (text.match(/\d+(?:\.\d+)?%?|[\p{L}\p{M}]+(?:\d+)?(?:\^\d)?/gu) ?? []).map((word) => {
      const number = SPELT.indexOf(word);
      return number < 0 || number === 1 ? word : String(number);
    });

  /** "No labels, no loss" denies twice: the one needs the other. */
  const PAIRED = /\b((?:no|without)\b[^,]*),([^,]*\b(?:no|not)\b)/g;
  /** "Isn't it so?" expects a yes. */
  const EXPECTS = /^(\W*(?:(?:so|and|but|well)\W+)*(?:is|are|was|were|does|do|did|has|have|can|could|would|should|will)) not\b(?=.*\?\s*$)/;

  /** "..., not this": only that is denied. */
  const CONTRAST = /^\W*(?:and |or |but )?(?:not|never|no|rather than|instead of)\b/;
  /** "Not only" denies nothing. */
  const LIMITS = new Set(["only", "just", "necessarily", "merely", "least"]);

  /**
   * The words of a clause, apart at its commas: a denial reaches no further, unless nothing of weight follows it
   * there ("does not, I think, need labels"). @param {string} clause @returns {string[][]}
   */
  function parts(clause) {
    /** @type {string[][]} */
    const found = [[]];
    for (const part of clause.split(",")) {
      const last = found[found.length - 1];
      if (last.some((word) => !STOPS.has(word) && !DENIALS.has(word))) found.push(split(part));
      else last.push(...split(part));
    }
    return found;
  }

  /**
   * Clauses of one sentence, with what is said of each. A clause is what could stand alone;
   * one with fewer than three words of weight belongs to the one before.
   * @param {string} sentence plain text
   */
  function clauses(sentence) {
    const parts = sentence.replace(EXPECTS, "$1").replace(PAIRED, "$1 $2").split(/[,;:()]|\s-+\s|\s(?=since\s)|(?<!\b(?:same|such|well|as \w+|known|works?|used|treated|counts?)\s)\bas (?=(?:the|it|they|there|we|you|its?|their|this|that) )|(?<!\b(?:anything|nothing|all)\s)\bbut\b|\b(?:because|whereas|while|although|though|however|therefore|hence|so that|which means|so)\b/);
    /** @type {string[]} */
    const found = [];
    for (const part of parts) {
      const heavy = split(part).filter((word) => !STOPS.has(word)).length;
      if (heavy < 3 && found.length && !CONTRAST.test(part)) found[found.length - 1] += `, ${part}`;
      else if (heavy) found.push(part);
    }
    return found;
  }

  /**
   * Does a clause take back what it says, report it, or assert it; and the clause without the words that do so.
   * @param {string} text plain @returns {{mood: "deny" | "report" | "assert", rest: string}}
   */
  function stance(text) {
    const taken = TAKEN_BACK.filter((pattern) => pattern.test(text));
    if (taken.length % 2) return { mood: "deny", rest: taken.reduce((rest, pattern) => rest.replace(pattern, " "), text) };
    return { mood: REPORTED.test(text) ? "report" : "assert", rest: text };
  }

  const LEAD = String.raw`^\W*(?:(?:so|and|but|then|ok|okay|wait|hm+|well|also|or|sorry|hi|hey|hello|please|now|just|quick question|question|one question)\W+)*`;
  const WH = String.raw`(?:what|why|how|when|where|who|whom|which|whose)`;
  const AUX = String.raw`(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|am|may|might)`;
  const INVERTED = new RegExp(`${LEAD}(?:(?:in|at|by|on|to|from|for|with|of|about) )?(?:${WH}|${AUX}(?! not))\\b`);
  /** What follows the verb of a statement that leaves out its subject: "would be harder". */
  const DROPPED = "(?:not|be|have|also|only|never|get|say|see|think|make|help|work|cause|lead|go|mean|tell|learn|to|no|still|just|always|then|probably|happen|use|take|give|find|fit|match|argue|expect|add|guess|prefer|start|like|need|look|check|try|run|test|still|even|rather|easily|ask|choose|pick|want|love|change|become|end|result)\\b";
  const ASKED_LATE = new RegExp(`\\b${WH}\\b(?: \\w+){0,4} ${AUX}\\b(?: \\w+)+\\W*\\?\\s*$`);
  const BARE = new RegExp(
    `${LEAD}(?:${WH} (?:on earth |exactly )?${AUX}\\b|(?:which|what)(?: \\w+){1,3} (?:did|do|does|has|have)\\b` +
      "|what (?:happen|chang|decid|caus|follow|come|mak|go|matter)\\w*\\b(?!.*\\b(?:is|are|was|were)\\b)" +
      `|(?:why|who)\\b(?! (?:it|this|that|they|the) .*\\bis\\b)|how (?:many|much|come|big|large|long|do|well|exactly)\\b|how (?!ever)\\w+ ${AUX}\\b|(?:on|in|at|by|for|from|with|about|to) (?:what|which|whom?)\\b(?! case| means)|which (?!means|is why|makes|in turn|gives)` +
      "|(?:is|was|were|does|did) (?!not\\b|easy|hard|too|because|only|just|like)\\w|(?:are|do|can|could|would|should|will|has|have) (?:i|u|you|a|more|fewer|less|we|they|it|he|she|the|this|that|these|those|there|an?|any|some|clip)\\b" +
      `|(?:do|can|could|would|should|will) (?!${DROPPED})\\w+ (?!that\\b)\\w|what (?:if|for)\\b|(?:any (?:numbers?|idea|reason|example)|meaning of|(?:the )?difference\\b(?!.* (?:is|was|comes|lies|makes|in)\\b)|how (?:the|an?|this|that|to)\\b(?!.*\\b(?:is|was|are|were|matters?|decides?|depends?|will|would|can|does)\\b)|what \\w+ (?:is|are|was) \\w+ (?:for|about|like)\\W*$))|\\b(?:is|was|are|were) (?:how|what|which|when|where) (?:big|much|many|again|exactly)\\b` +
      "|\\b(?:which|what) \\w+ (?:should|do|can|must) (?:i|we)\\b|^.{0,25}\\bwhich \\w+\\W*$|\\b(?:or what|what is (?:better|best|worse))\\W*$" +
      "|\\b(?:what is (?:the )?(?:difference|point|meaning|reason|catch|idea)|explain(?: please| this| that| it| me)*|please explain|(?:what|how|why) (?:exactly|again))\\W*$",
  );
  const WONDERS =
    /\b(?:i wonder|wondering|(?:can|could|would|will) (?:you|u|someone|anybody|we) (?:please )?(?:explain|tell|show|say|go|remind|help|clarify|define|describe|repeat|give)|tell me|explain (?:to me|why|how|what)|i (?:do|did) not (?:understand|get|know|follow|see) (?:why|how|what|where|which|the)|not sure (?:i|what|how|why|which) (?:get|understand|follow|see|know|is|it|the)|what about|how come|any idea|remind me|help me|walk (?:me|us) through|i forgot|(?:not|un)(?: \w+)? ?clear (?:to me )?(?:how|what|why|which)|need help (?:with|on)|any(?:one|body) (?:here )?knows?|i am (?:lost|confused)|no (?:clue|idea) (?:what|why|how|which|where)|just (?:to be sure|checking)|(?:say|tell|write) more about|^\W*(?:please )?(?:more|details|need the|info\w*) (?:on|about|numbers?|figures?)|would like to (?:know|understand|see)|(?<!would )want to know|(?:would|i'd|we'd) like to know|keen to know|curious)\b|^\W*(?:(?:please|ok|hi|hello|and)\W+)*(?:name|list|give me|put .{0,60} (?:in order|together)|describe|explain|define|summari[sz]e|outline|sum up|show (?:me|us|the))\b/;
  const TAGGED = /(?:^|[\s,])(?:right|correct|no|yes|(?:is|are|was|were|does|do|did|has|have|can|could|would|should) (?:it|that|they|this|he|she|we|not (?:it|that|they|this|we)(?: it)?|(?:it|that|they) not)|huh|eh|true|yeah|agreed)\s*\?\s*$/;
  const TENTATIVE = /^\W*(?:maybe|perhaps|so|hm+|because|cause|since|i (?:think|guess|suppose|assume|would)|probably|presumably|possibly|then|ok|well|but|like)\b|\b(?:then|maybe|perhaps|i guess|i think|anyway|somehow)\W*\?\s*$/;

  /** "What is left has ...", "which loss you take depends on ...", "were it so, it would ...": no question, though it begins like one. */
  const RELATIVE = new RegExp(
    String.raw`^\W*what (?:is|was) (?!the\b|an?\b)\w+ (?:is|was|are|has|have|had|can|could|will|would|looks?|makes?|shows?|counts?|gets?|survives?|stays?|remains?|averages?|comes?|goes)\b|^\W*(?:were|had|should) [^,]+, .*\b(?:would|could|might|choose|take|use|prefer)\b` +
      String.raw`|^\W*(?:what|whatever|all) (?:i|we|you|it|they|he|she|one) .*\b(?:is|was)\b|^\W*(?:which|what|how|who|where|why|when|whether)(?: \w+){2,} (?:depends|matters|follows|decides|sets|determines|belongs|counts|is (?:the|what|a|an|decided|set))\b|^\W*do (?:an?|some)\b`,
  );
  /** Questions that a statement leads up to, or that nothing but their first words betray. */
  const UNMARKED = new RegExp(
    String.raw`^\W*(?:with|for|in|on|to|if|when|suppose|given|assuming|from|after|before)\b[^,]*, (?:is|are|do|does|can|could|should|would|will|which|what|how|why) (?!not\b)\w` +
      String.raw`|${LEAD}(?:(?:what|which|whose)(?: \w+){1,3} (?:would|could|should|can|will|do|does|did) \w+ \w|whose \w+ (?:is|are)\b|how (?:about|one|to)\b|what (?:to \w|counts as\b|about\b|with\b)|whether\b|(?:a )?question(?: about| on| for|:)|not sure (?:which|what|how|whether|if|why|where)\b|(?:i |we )?(?:am |are )?(?:asking|ask) (?:myself|ourselves)\b|need to know\b|please tell\b)`,
  );

  /** A shorter phrase with a question mark asks, even without a verb; a longer one in the order of a statement states. */
  const BRIEF = 7;

  /**
   * Does the writer ask, rather than state? A statement with a question mark, and a question that
   * expects a yes ("isn't it that ..."), state something.
   * @param {string} sentence plain, with its mark
   */
  function asks(sentence) {
    if (TAGGED.test(sentence)) return false;
    if (WONDERS.test(sentence)) return true;
    if (!/\?\s*$/.test(sentence)) return ((BARE.test(sentence) || UNMARKED.test(sentence)) && !RELATIVE.test(sentence)) || /, (?:but )?(?:(?:why|how|what|where) (?:not|is|are|do|does|did|if)|(?:do|does|should|can|could|is|are|will|would) (?:i|we|you|it|they|that|this))\b/.test(sentence);
    if (/\bor not\W*$/.test(sentence)) return true;
    if (sentence.split(/[,;:]|\s-\s/).some((part) => INVERTED.test(part)) || BARE.test(sentence) || ASKED_LATE.test(sentence)) return true;
    return split(sentence).length < BRIEF && !TENTATIVE.test(sentence);
  }

  /** @param {string} text plain @returns {string[]} */
  const sentences = (text) => text.match(/(?:[^.!?\n]|\.(?=\d|\w))+[.!?]*|\n/g)?.filter((one) => /\w/.test(one)) ?? [];

  Assess.more.words = { STOPS, DENIALS, LIMITS, spoken, plain, split, clauses, parts, stance, asks, sentences };
})();
