// @ts-check
/**
 * What a message wants, apart from what it says of the lesson: to be given the points, to change the rules,
 * to end. The lists are of English, with the commonest such words of a few other languages.
 */
(() => {
  "use strict";

  /** What a lab does not hand out. */
  const GOODS = String.raw`(?:answers?|answer key|solutions?|expectations?|assertions?|misconceptions?|hints?|prompts?|key (?:ideas?|points?|phrases?|words?)|model (?:answers?|points?)|right (?:words?|answers?|thing)|correct (?:words?|answers?)|points? (?:from|of|in|to|you|i|that|for|left)\b|ideas? (?:you|i|to|that|left|of (?:this|the) lab)\b|everything|it all|them all|all of (?:it|them)|the (?:key|list|points|ideas|lot|rest|truth|secret|full text)|your (?:list|key|points|ideas|notes|text|words|data|rules|criteria)|closing|summary|full[ -]?marks?|keywords?|left to (?:find|say)|what(?:'s| is|s|) (?:left|missing|to (?:find|say|write)|wanted|expected)|what (?:you|i) (?:want|expect|need|must|should|have to))`;
  const GIVE = String.raw`(?:tell|give|show|list|print|send|hand|write|reveal|say|phrase|formulate|spell out|spill|dump|output|share|type|recite|read|read out|display|repeat|copy|paste|complete|fill in|finish|provide|supply|disclose|expose|unlock|leak|echo|export|translate|encode|serialize|summari[sz]e|enumerate|feed me|cough up|let me see|let me have|i (?:want|need|demand))`;

  /** Patterns that stand for themselves. */
  const GAMING = [
    /\b(?:next|another|one more|second|third|last|more|again) hints?\b|\bhints?\b[\s,.!]*(?:please|hint|$)|^\W*(?:hint|assertion|prompt|answer|solution|skip|next|answer key|the (?:answer|solution)s?)s?\W*$/,
    /\bwhat (?:do|should|must|shall|can|would|am|have) (?:i|you) (?:have to |need to |want me to |want to |supposed to |expect me to |like me to |going to )*(?:say|write|type|enter|hear|tick|accept|look for|count)\b/,
    /\bwhich (?:words?|phrases?|sentences?|keywords?|points?|ideas?) (?:do|should|must|would|are|will) (?:you|i|we|still|it)\b/,
    /\b(?:tick|check|mark|count|credit|grade|accept|approve|pass)(?:ed)?\b.{0,30}\b(?:every ?thing|all (?:of|the)|box(?:es)?|for me|as (?:an? )?(?:done|complete|passed|covered|right|correct|found|said|answer|exchange)|my (?:lab|attempt)|me)\b/,
    /\b(?:perfect|ideal|accepted|acceptable|sufficient|shortest|passing|winning|good enough) (?:message|reply|response|exchange|answer|statement)s?\b|\b(?:my|the|a|each|one) (?:message|reply|response|exchange)s?\b.{0,25}\b(?:contain|include|count|counts|be accepted|look like|get accepted|pass|need)\b/,
    /\b(?:what|which|how many|things?|that|words?|points?) .{0,25}\b(?:need|have|supposed|ought|meant|expected|want me|wants me) to (?:mention|say|write|type|include|name|cover|answer|reply|bring up)\b/,
    /\b(?:let|wave|get) (?:me|us) (?:through|pass|go on|finish|continue|off)\b|\b(?:cheat ?(?:code|sheet)s?|cheats?|loophole|shortcut)\b|\b(?:i|we) can (?:just )?(?:copy|paste|submit|hand in)\b|\bcopy (?:and )?paste\b/,
    /\b(?:trigger|unlock|activate)s?\b.{0,20}\b(?:steps?|hints?|next|points?|ideas?|answers?|assertions?)\b|\bcounts? (?:as|for|towards) (?:an? )?(?:evidence|understanding|attempt|exchange|right|correct|done|covered|complete)\b|\bso (?:that )?(?:it|this) counts\b/,
    /\bmark (?:it|this|that|me|the lab|my lab|all|everything)\b.{0,20}\b(?:done|complete|completed|finished|passed|off|as)\b/,
    /\b(?:skip|jump|go|cut)\b.{0,20}\b(?:to the (?:end|answers?|assertion|point|summary|next)|all|hints?|the (?:lab|questions?|rest|talk))\b/,
    /\bi (?:give up|surrender|pass|quit trying)\b|\bjust (?:finish|complete|close|end|do) (?:it|this|the lab)\b/,
    /\b(?:you (?:go|start|say it|answer) first|you say it|say it for me|do it for me|do (?:my|the) (?:work|lab|homework))\b/,
    /\b(?:is|are|was|were) (?:this|that|it|these) (?:one )?(?:of )?(?:the |your )?(?:expected|wanted|right) (?:answers?|points?|ideas?)\b/,
    /\b(?:fill in|complete|finish) (?:the|that|your|this) (?:blank|gap|sentence)\b/,
    /\b(?:only|just) (?:with )?the (?:assertion|answer|solution|point)s?\b|\b(?:write|do|make|finish) (?:the|this|my) (?:discussion|lab|essay|conversation|exercise)\b.{0,20}\bfor me\b|\banswer .{0,30}(?:yourself|your own)\b/,
    /\b(?:assume|consider|imagine|suppose|pretend|take it|let us say|treat it as if) (?:that )?(?:i|we|me|it|all of it|everything)(?: have| has| am| is| was|'ve| had)?(?: already| all| just)? (?:explained|mentioned|said|named|covered|understood|answered|found|discussed|done|told|known)\b|\bas (?:mentioned|discussed|covered|said)\b.{0,15}\b(?:pass|next|go on|move on|done)\b|\bticks? (?:all|every|the|off)\b.{0,12}\bbox(?:es)?\b|\bconsider .{0,90}\b(?:as (?:mentioned|said|covered|done|explained)|(?:mentioned|covered|done|said|explained)\W*$)/,
    /\b(?:already (?:said|did|know|covered|tried)|tried (?:a |many |hundred|\d))\b.{0,60}\b(?:tick|count|show|give|tell|skip|next)\b/,
  ];

  const INJECTION = [
    /^\W*(?:(?:please|now|ok|okay|hey|hi|so|first|tutor|assistant|bot)\W+)*(?:ignore|disregard|forget|override|bypass|suspend|disable|cancel|stop following|set aside)\b.{0,40}\b(?:rules?|instructions?|previous|above|you|your|prompts?|guidelines?|restrictions?|everything|constraints?|training|ladder|policy|lesson|course|orders?|limits?|role)\b/,
    /\b(?:ignor(?:e|ing)|disregard|forget|overrid(?:e|es|ing)|bypass|break)\b.{0,30}\b(?:rules?|instructions?|your prompts?|guidelines?|restrictions?|ladder|policy|orders?)\b/,
    /^\W*(?:override|sudo|admin|debug|system|root|developer|jailbreak|command|execute|exec|run|eval)\b\W*(?::|$|mode|prompt|override|print|show|access)/,
    /\b(?:system|developer|debug|admin|root|god|maintenance|test|teacher|instructor|jailbreak|sudo|dan|unrestricted|author)[ -](?:prompt|mode|message|override|access|command|key|view)\b/,
    /\b(?:you are|you're|you will be|act|behave|pretend|respond|answer|speak|talk|roleplay|role play|imagine (?:that )?you(?:'re| are)?|be) (?:now |as |like |to be |that you(?:'re| are)? |going to be )*(?:an? (?:actor|other|different|normal|free|pirate|unrestricted|evil|helpful|chatbot|assistant|language|model|student|parrot|terminal|machine|computer)|the (?:learner|student|author|developer)|another|dan\b|my (?:grand|friend|assistant|slave)|if you (?:had|were|have)|chatgpt|gpt|unrestricted)/,
    /\b(?:let'?s |let us )?(?:swap|switch|change|reverse|trade) (?:our |the )?(?:roles?|sides|places)\b|\bpretend (?:that |this |it |we |you |i )/,
    /\b(?:i am|i'm|im|this is|speaking as|we are|as) (?:really |actually |also )?(?:the |your |an? |one of the )(?:course )?(?:author|developer|administrator|admin|creator|teacher|instructor|professor|maintainer|owner|programmer|examiner|operator|system|editor|tester|auditor)s?\b/,
    /<\/?(?:script|img|system|iframe|svg|instructions?|assistant|assertion|user|lab|xml|html|b|div)\b|\b(?:javascript:|onerror=|document\.|queryselector|innerhtml|eval\(|console\.)|\{\s*"?[\w-]+"?\s*:|\]\]>|\[\s*(?:system|inst|admin)\s*\]|^\s*(?:system|assistant|tutor|developer|user)\s*:|\b(?:drop table|select \*|rm -rf)\b/,
    /\byour (?:own )?(?:instructions?|rules?|programming|settings|system|configuration|source)\b|\bstop being\b|\bbe an? (?:search engine|chatbot|calculator|human|friend|pirate|poet)\b/,
    /\b(?:from now on|new (?:rules?|instructions?|role|orders?)|end of (?:prompt|instructions)|prompt injection|do anything now|decode (?:this|and)|obey|base ?64|rot ?13|in json|as json|hex(?:adecimal)?)\b/,
    /\b(?:source (?:file|code|text)|hidden (?:part|text|elements?|data|points?)|not displayed|(?:reader|learner|student|user|i|we)s? (?:does|do|can)(?: not|n'?t) see\W*$|data (?:block|file)|stored in (?:this|the) page|behind the scenes|above this line|internal(?:s| (?:state|list|data))|exact (?:text|words) you|your (?:knowledge base|database|memory|data))\b/,
    /^[A-Za-z0-9+/]{24,}={0,2}\s*$|\b(?:[0-9a-f]{2} ){6,}/im,
    /(?:忽略|答案|指示|规则|\bignor(?:e tes|ez|a)\b|olvida|vergiss|ignorier|regeln|anweisung|consignes|r\u00e9ponses|respuestas|risposte|instrucciones|esqueça|забудь|игнорируй|ответы|無視|指令)/i,
  ];

  const GIVING = new RegExp(String.raw`\b${GIVE}\b.{0,60}?\b${GOODS}|\bwhat (?:are|is|were|does|do) .{0,30}?\b${GOODS}`);

  const CLOSING =
    /^\W*(?:(?:ok|okay|so|well|thanks|thank you|and|now|please|can we|could we|let us|lets|let's|i think|i guess|i would like to|i want to)\W+)*(?:i am done|im done|i'm done|done|that is (?:all|it|enough)|that's (?:all|it|enough)|that was (?:all|it)|bye|good ?bye|finish(?:ed)?|the end|stop(?: here)?|close|quit|exit|end|we can stop|close the (?:lab|conversation))\b.{0,30}$/;

  const EMPTY_WORDS = /\b(?:agree|whatever|sure|same|exactly|yes|yeah|yep|ditto|as you say|what you said|you(?:'re| are) right|idk|dunno|do not know|don't know|no idea|no clue|skip|next|already know|know (?:all|this|that|it|the answers?|the solution)\b[\w ]{0,12}|nothing|blah|stuff|everything)\b|^\W*lol\b/;

  const EXPRESSED = 0.3;
  /** An idea so plain is no heap of words. */
  const CLEAR = 0.7;

  /**
   * What a message is after.
   * @param {string} text @param {string} line the same in plain form
   * @param {Counted} words
   * @param {number} near how probable it is that an idea of the lab is in it
   * @returns {"gaming" | "injection" | null}
   */
  function intent(text, line, { topics, talk, all, heavy, different }, near) {
    const forms = [text.toLowerCase().replace(/\u2019/g, "'"), line];
    const matches = (/** @type {RegExp[]} */ patterns) => patterns.some((pattern) => forms.some((form) => pattern.test(form)));
    if (topics < 6 && matches(INJECTION)) return "injection";
    if (topics < 6 && matches(GAMING)) return "gaming";
    const isExpressed = near > EXPRESSED; // "We should test it on our own prompts" is about the lesson.
    if (topics < 4 && !isExpressed && matches([GIVING])) return "gaming";
    if (all > 2 && different * 2 <= all) return "gaming"; // The same words over and over.
    if (all > 6 && heavy === all && near < CLEAR && !/[,.;:\d]/.test(text)) return "gaming"; // A heap of words, no sentence.
    if (isExpressed) return null;
    if (heavy > 0 && talk === heavy) return "gaming"; // Of the conversation, and of nothing else.
    if (topics === 0 && all < 12 && matches([EMPTY_WORDS])) return "gaming";
    return null;
  }

  /** A message without those of its sentences and clauses that make demands; null if it has none. @param {string} text @param {(part: string) => number} topics how many a part has */
  function sifted(text, topics) {
    const isDemand = (/** @type {string} */ part) => {
      const line = part.toLowerCase().replace(/\u2019/g, "'");
      return topics(part) < DEMAND && [...INJECTION, ...GAMING].some((pattern) => pattern.test(line));
    };
    const clauses = (text.match(SENTENCE) ?? []).map((sentence) => (isDemand(sentence) ? [sentence] : sentence.split(CLAUSE)));
    if (!clauses.flat().some(isDemand)) return null;
    return clauses.map((some) => some.filter((clause) => !isDemand(clause)).join(", ")).join(" ").trim();
  }

  const SENTENCE = /(?:[^.!?\n]|\.(?=\S))+[.!?]*/g;
  const CLAUSE = /,\s*(?:and |then |so |but )?|\s+and (?=then\b|let\b|go\b|give\b|show\b|tell\b|tick\b|mark\b|skip\b|count\b)/;
  /** A part with so many topics is about the lesson, whatever it looks like. */
  const DEMAND = 3;

  Assess.more.intent = { intent, sifted, isClosing: (text) => CLOSING.test(text.toLowerCase()) };
})();
