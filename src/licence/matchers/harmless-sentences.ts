import { isOtherDuty } from './other-duties.ts';

/** Words that no sentence of a harmless kind holds: with one of them it is looked at as a term. */
const demanding =
  /\b(?:use only(?=\W*$)|buy|purchase|compan(?:y|ies) (?:must|need|have|shall|buy|pay)|for-profit|unless you|resale|resell\w*|displays?|co-?authors?|for (?:personal|academic|educational|research|internal|private|non-?profit)[\w ,/-]{0,40}? (?:use|purposes)|must|shall|may only|may not|can only|only (?:for|by|to|if|in|within)|prohibit\w*|forbid\w*|forbidden|commercial(?:ly)?|non-?commercial(?:ly)?|fees?|pays?|paid|payment|agrees? (?:to|that|not)|indemnif\w+|hold (?:\w+ ){1,4}harmless|consent|written permission|prior (?:\w+ )?(?:approval|permission)|required to|obtain\w* (?:a |our |the |prior |written )?(?:licen[cs]e|permission|approval)|requires? (?:our|a|the|prior|written|you)|need(?:s|ed)? (?:our|a|the|prior|written|to)|condition (?:of|for)|(?:additional|further|extra) (?:\w+ ){0,2}(?:restrictions?|terms?|requirements?|conditions?)|stays? (?:as|visible|in|on|with|inside|within)|reserved (?:to|for))\b/i;

/** Kinds of sentence that change nothing, whatever else they say unless it demands something. */
const kinds: readonly RegExp[] = [
  // Disclaimers, and who answers for the use.
  /\b(?:no|not|without|any|implied|express|disclaim\w*) (?:\w+ ){0,4}(?:warrant\w*|guarantee\w*)|\bwarrant(?:y|ies)\b|\bliab\w+|\bas[- ]is\b|\bresponsib\w+|\b(?:at|on) your own risk\b|\bno (?:guarantees?|promise)\b|\bpromised?\b|\bguarantees?\b|\bnot (?:been )?(?:certified|validated|tested|audited|approved|reviewed|endorsed|affiliated|supported|sponsored|associated)\b|\bmedical device\b|\bmedical advice\b|\bnot (?:\w+,? ){0,3}(?:intended|validated|approved)(?:,? \w+){0,4} (?:for|to|as)\b|\bapplicable laws?\b|\bunlawful\b|\bfit(?:ness)? for\b|\bmay (?:be inaccurate|contain (?:errors|bugs))\b|\bexperimental\b|\bdisclaim\w*/i,
  // Names and marks.
  /\btrade ?marks?\b|\blogos?\b|\bendorse\w*\b|\bbrand(?:ing|s)?\b|\binsignia\b|\bcrests?\b/i,
  // Laws of trade between countries.
  /\bexport(?:s|ed|ing|ation)?[- ](?:control|law|regulation|restriction|administration|licen)|\bexport and import\b/i,
  // Requests and thanks.
  /\bplease\b|\bwe (?:ask|encourage|appreciate|welcome|hope|request|suggest|recommend|love|like|(?:would|['’]d) (?:\w+ )?(?:like|love|appreciate|welcome|be))\b|\bkindly\b|\b(?:dis|en)couraged?\b|\bappreciated\b|\bwelcome\b|\bconsider\b|\bfeel free\b|\bbe nice\b|\bcoffee\b|\benjoy\b|\bthank(?:s|ed)?\b/i,
  // How to name the work in writing.
  /\b(?:cite|cited|citing|citations?|published work|publications?|bibtex|doi)\b/i,
  // Help.
  /\bsecurity (?:holes?|issues?|problems?|vulnerabilit\w+)\b|\bvulnerabilit\w+\b|\bcontact:|\S+@\S+\.\w+\W*$|\bstars?\b|\bhappy\b|\bgrateful\b|\bin the acknowledgements?\b|\bsupport\b|\b(?:questions|bugs?|bug reports?|issues|feedback|suggestions)\b/i,
  // Who made it, with what, from what.
  /\b(?:written|developed|created|designed|implemented|maintained|funded|produced|authored|supported|ported|derived|extracted|adapted|inspired|contributed|originally|originated?|originating|copied|taken|modified|modifications|based on|loosely|heavily|port|rewrite|clone|fork) (?:by|at|from|with|for|in|of|on)\b|\b(?:derived from|derivative work of|originally|origin|courtesy|inspired|funding|grant (?:number|agreement|no\.|\d)|funded|gefördert|financ\w+|ontwikkeld|développé|entwickelt|sviluppato|desarrollado|datblyg\w+|project number)\b/i,
  // Who contributes, and how.
  /^\W*(?:the )?(?:original )?(?:authors?|maintainers?|co-?authors?)\b|^(?:all |any |as a |by )?contribut(?:ions?|ors?|ing)\b|\bpull requests?\b|\bdeveloper certificate\b|\bsigned[- ]off\b|\bto contribute\b|\bcontributions? (?:made|from|by|are|is|to|towards)\b/i,
  // Where more is said.
  /\b(?:see|read|refer to|consult)\b.{0,80}(?:\bfiles?\b|\bdetails?\b|\bnotice\b|\blicen[cs]e\b|\bcopying\b|\bauthors\b|https?:|\bbelow\b|\babove\b|\bsource\b)|\bfor (?:more|further|full|additional|complete) (?:details|information)\b|\bfull text\b|\b(?:details|copy|text) (?:\w+ ){0,4}(?:found|below|above|available|follow\w*|at|in)\b|\bfound (?:at|in|on|under)\b|\b(?:reproduced|pasted|included|listed|given|copied) (?:below|above|here)\b|\binstead of this licen[cs]e\b|\bterms that follow\b|\bis about the\b|\bfaq\b|\bavailable (?:at|from|on|here)\b|\b(?:specified|outlined|listed|described|published|located) (?:at|in|on|here)\b|^\W*\[?[\w ]*\]?:? ?\W*https?:\S+\W*$|^\W*\$Id|\brevision (?:history|log)\b|\bcontribution history\b|\bspdx\b/i,
  // Which parts a text is of; other licences are read elsewhere.
  /^(?=.*\b(?:licen[cs]\w*|copyright\w*|terms|derived|taken|copied|from|under|by|following|original\w*|located|listed|apply|applies|ported|cover\w*|contains?|includes?)\b).*(?:\bfiles?\b|\b(?:sub-?)?director(?:y|ies)\b|\bfolders?\b|\b(?:parts?|portions?|components?|bundled|third[- ]party (?:\w+ )?(?:components?|software|code|librar\w+|licen\w+|materials?|works?|content|notices?|files?|icons?|fonts?|data|assets?|modules?|packages?|dependenc\w+)|dependenc(?:y|ies)|vendored|externally maintained)\b)|^\W*files?:|\bunless (?:explicitly |expressly )?(?:otherwise|stated|noted|indicated|specified|mentioned)\b|\botherwise (?:stated|mentioned)\b|\bstates? otherwise\b|\bexcept (?:as|where|when) (?:otherwise )?(?:noted|stated|specified|documented|indicated)\b|\bother(?:wise)? (?:noted|stated|specified|indicated|licen[cs]ed?)\b/i,
  // The licence itself: which, whose, how it is called.
  /\b(?:following|below|above|both|either|two|three) (?:\w+ ){0,2}(?:licen[cs]es?|terms|conditions|notices?|disclaimers?)\b|^this (?:licen[cs]e|document|text) (?:applies|covers|is)\b|\b(?:released|supplied|provided|distributed|licensed|available|made available) under this licen[cs]e\b[^.]{0,20}$|^(?:\W*(?:begin|end) licen[cs]e\b|\(?all rights|some rights|rights reserved|used with permission)|\blicen[cs]ed as follows\b|\bdual[- ]?licen|\bpublic domain\b|\bcopyright(?:ed|s)?\b|\ball rights reserved\b|\blicen[cs]e (?:text|terms|agreement|document|file|notice|history|information)\b|\bsame (?:terms|licen[cs]e|licensing|conditions)\b|\b(?:shared|published|made public|opened|open)\b[^.]{0,40}\b(?:so that|in order to|to (?:help|allow|enable|let|support|promote)|for (?:transparency|reuse))\b|\bopen[- ]source\b|\bfree software\b|\bfree (?:of charge|for (?:all|any|everyone))\b|\bviews (?:and conclusions|expressed|are)\b|\bmain(?:tained)? by\b|\bend of\b.{0,30}\b(?:terms|licen)/i,
  // Which licence it has, and which of several.
  /^(?!.*\b(?:not|no|only|alone|outside|unless|must|shall|may)\b).*(?:\b(?:licen[cs]ed|released|distributed|available|provided|covered|governed)\b.{0,60}\b(?:under|as follows|by)\b(?!.*\bfor\b)[^.]{0,80}[.:]?$|\bchoose\b|\bwhichever\b|\brecommended\b|\bterms of\b.{0,60}\bitself\b|\bcontributor agreement\b)/i,
  /\b(?:choose|pick|select|take)\b.{0,30}\b(?:whichever|which|either|one|any)\b|\bwhichever\b/i,
  /\b(?:please )?(?:private )?forks are (?:fine|ok|welcome)\b/i,
  // What it is, and what it uses or holds.
  /^(?!.*\b(?:not|no|only|alone|outside|unless|must|shall|may)\b).*(?:\b(?:is|are) (?:a |an |the )?(?:product|port|clone|fork|implementation|compiler|library|collection|defined|noted|identified|made|done|operated)\b|\b(?:uses|made by|work was done|will be identified|also includes?|also licensed)\b|\(in [\w./-]+\):?$|\b[\w-]+ -- \w|ask (?:me|us) for permission\b.*\bjust use it)|^\W*\(c\)/i,
  // What all may do.
  /\bdo (?:what(?:ever)?|anything)\b|\b(?:any|all) (?:purposes?|uses?)\b|\b(?:permitted|allowed|welcome|free) to (?:use|copy|modify|share)\b|\b(?:do|use it|use them|use this)\b.{0,30}\b(?:whatever|as you (?:like|wish|please|see fit)|however you|any way)\b|\bno (?:restrictions?|limitations?|conditions?|permission|attribution|fee|charge)s?\b.{0,30}\b(?:needed|required|necessary|apply|applies|of any kind|asked|appl)?\b/i,
  // What the work holds.
  /\bdata (?:is|are|sets?|from|used|sourced)\b|\bdata\b.{0,40}\b(?:never|not) (?:part|included|held|stored|in)\b|\bversion (?:of|\d)|\bv\d+\.\d/i,
];

/** What asks for nothing, whatever words it takes. */
const noDemand: readonly RegExp[] = [
  // What is allowed, and what is not needed.
  /\bwork of the (?:united states|u\.?s\.?) government\b|\bcommercial licen[cs]es?\b[^.]{0,30}\b(?:is|are) available\b|\b(?:do not|don[’' ]t|need not|no need to) (?:have|need|anything)\b|\bno (?:permission|licen[cs]e|fee|charge|payment|attribution|consent|approval|registration)\b.{0,20}\b(?:needed|required|necessary)\b|\bwithout (?:any )?(?:restrictions?|limitations?)\b|\b(?:have|has) no (?:\w+ )?impact\b|\bproprietary (?:or|and|as well as) open\b|\bcommercia\p{L}+ (?:ou|o|oder|e|en) (?:non|no|não|nicht|niet)\b|\b(?:also|additionally|alternatively)\b[^.]{0,40}\bavailable\b[^.]{0,30}\bcommercial licen/iu,
  // What the licence itself says, in the words of notices and summaries.
  /\b(?:must|shall|have to|as long as you|provided (?:that )?you|only (?:asks|requires) (?:\w+ )*to) (?:\w+ ){0,2}?(?:give|include|keep|retain|provide|preserve|reproduce|leave|state)\b(?!.*\b(?:badge|logo|screen|page|link|visible|written)\b).{0,80}\b(?:licen[cs]es?|notices?|copyright|attribution|changes)\b|\bkeep the (?:copyright |licen[cs]e )?notices?\b|\bimpose (?:any )?further restrictions\b|\bmay not use (?:this|the) (?:file|work|software|library|project)s? except in compliance\b|\bin (?:accordance|compliance|line) with (?:the|this|its) licen[cs]e\b|\bcomply with (?:the terms of )?(?:both|either|(?:the|these|all)\b[^.]{0,40}\b(?:licen[cs]es?|terms|conditions|notices?))\b|\bsubject to (?:the )?(?:provisions|terms|conditions)(?: and conditions)? of (?:these\b|the following\b|those\b|both\b|(?:the)?\s*§)|\byou may (?:also )?(?:sell|use|copy|modify|distribute)\b(?!.*\b(?:only|not|if|unless|provided|within|for)\b)|\bpermission [^.]{0,60}\bis (?:hereby )?granted (?:under|in terms|to copy)\b|\bcopyleft\b|\bmust (?:also )?(?:be )?(?:distribut\w+|licen[cs]ed?|releas\w+|publish\w*|made available|open[- ]?sourced?)\b[^.]{0,80}\b(?:source|same|gpl|agpl|lgpl)\b|\bno additional restrictions\b|\bincompatible with secondary\b|\bapply legal terms\b|\broyalty[- ]free patent licen|\battribution statement\b/i,
  // Which law governs, and who holds which rights.
  /\bgovern(?:ed|ing) (?:by|law)\b|\bjurisdiction\b|\bgovernment has been granted\b|\bre-?export\b|\brights (?:are )?(?:\w+ )?reserved\W*$|^.{0,60}©|\$(?:Id|RCSfile|Revision)\b|\boriginal (?:authors?|licen[cs]e)\b|\bauthors (?:are )?listed\b/i,
  // Help, gifts and worth.
  /\blegal advice\b|\bonly\b[^.]{0,40}\bsupported\b|\bused with permission\b|\bis an? (?:\w+ )?(?:non-?profit|charity|company|organi[sz]ation|foundation)\b|\b(?:isn[’' ]?t|not) the only\b|\bbuy (?:me|us)\b|\bpaid support\b|\bsupport\b.{0,30}\bnot (?:provided|offered|available)\b|\bif you can afford\b|\bdonat\w+\b|\bsav(?:es|ing) you\b|\bfinancial\b|\bsponsor\w*\b|\bis exempt from\b|\bversion control\b|\btake your pick\b|\b(?:appreciate|respect)\b|\bneed (?:python|node|java|docker|r)\b|\bis (?:common|used) in\b|\bcontributing guide\b/i,
  // What it is no good for.
  /\b(?:safety case|hazard log|dcb ?0\d\d\d)\b|\bshould (?:check|verify|review|test|validate)\b|\bblame\b|\b(?:synthetic|dummy|fake|sample) data\b|\bfree and unencumbered\b|\b(?:must|should|can) ?not be used (?:to|for|in|as)\b(?!.*\b(?:consent|permission|commercial|licen[cs]e)).*\b(?:clinical(?:ly)?|diagnos\w+|patients?|treatments?)\b|\bnot for use without clinical\b|\bshould not\b(?!.*\bcommercial)|\b(?:informational purposes|developed for research purposes)\b|\bsubstitute for\b|\bnot a (?:medical device|clinical tool)\b|\btheoretical model\w*\b|\bnot an official\w*\b/i,
  // What is built with it, added to it, or comes with it.
  /^contributors?\b|\ball contributors\b|\bcla\b|\bdependenc(?:y|ies)\b.{0,60}\blicen|\b(?:commit|push) (?:any )?(?:secrets|data|patient|keys|passwords)|^the (?:rest|remainder) of\b.*:$|\b[\w-]+\/[\w./-]+\.\w{1,5}\b|\bsubroutine library\b|\bif this is what you want to do\b|\busers? may choose\b|^(?:all |any |your |by )?contribut(?:ions?|ing)\b|\b(?:api|api keys?|hosted (?:\w+ )?(?:service|api|version)|website|terms of service)\b.{0,60}\b(?:terms of service|api key|subject to)\b|\bmerge pull requests\b|\b(?:added|contributed|submitted) to (?:this|the)\b|\bif you contribute\b|\bcontribution intentionally submitted\b|\bfile (?:will )?(?:needs?|need) to be (?:updated|changed)\b|\bcontains? (?:\w+ ){0,3}(?:data|information)\b|\b(?:this|the) project (?:may|must|can|should) ?not (?:depend|use|include|contain)\b|\brequires? (?:a |the )?(?:support library|python|node|java|\w+ to be (?:installed|linked))\b|^(?:prior|previous|earlier|older) versions?\b|\b(?:this dll|using this (?:dll|installer|website|site|service))\b|^\.\. /i,
];

/** A ban on using names and marks, whatever words it takes. */
const keepsMarks =
  /\bneither the names?\b|\b(?:may|must|shall|can|should|do|does)(?: ?not|n[’']t)\b[^.;]{0,140}\b(?:names?|marks?|trade ?marks?|logos?|brand(?:ing|s)?|endorse\w*|crests?|insignia|identity)\b|\bno (?:rights?|licen[cs]e|permission)\b[^.;]{0,80}\b(?:names?|trade ?marks?|marks?|logos?|brand(?:ing|s)?|insignia|crests?)\b|\b(?:names?|marks?|trade ?marks?|logos?|brand(?:ing|s)?|crests?|insignia|artwork)\b[^.;]{0,120}\b(?:not (?:part|covered|licen[cs]ed|included|granted)|excluded|reserved|may not|must not|shall not|cannot)\b/i;
/** The work itself, which a ban on its name does not forbid. */
const usesWork =
  /\b(?:use|using|copy|modify|distribute|deploy|host|sell) (?:of )?(?:the |this |our )(?:software|code|work|program|project|tool|library)\b/i;
/** Trade that is allowed, in a sentence with nothing that takes it back. */
const allowsTrade =
  /\b(?:for (?:personal|private|academic|any)|permitted|allowed|free(?:ly)?|fine|welcome|may|can|supports?|enables?|includ\w+|promot\w+|any|unrestricted|encourag\w+)\b/i;
const takesBack =
  /\b(?:not|no|non|only|solely|exclusively|without|unless|except|require[sd]?|must|shall|contact|prohibit\w*|forbid\w*|forbidden|pa(?:y|id|yment)s?|fees?|buy|purchase|need\w*|ask|separate|written|permission|consent|restrict\w*|but|however|agree\w*)\b/i;
const commerce = /\bcommercial(?:ly)?\b|\bpa(?:y|id|yment)s?\b|\bfees?\b/i;

/** Whether a sentence keeps names and marks back, and nothing else. */
export function keepsOnlyMarks(sentence: string): boolean {
  return keepsMarks.test(sentence) && !usesWork.test(sentence) && !commerce.test(sentence);
}

/** What grants both, and what denies the restriction. */
export const unrestricted =
  /\b(?:non-?\s?commercial(?:ly)?(?: use)?(?:,| and\b| or\b|\/| as well as\b)(?:\/or)? ?(?:\w+,? (?:and|or) )?commercial|commercial(?:ly)?(?: use)?(?:,| and\b| or\b|\/| as well as\b)(?:\/or)? ?(?:for |\w+,? (?:and|or) )?non-?\s?commercial)(?:ly)?\b/gi;

/** Whether a sentence says that the work may be used in trade too, and no more. */
function isFreeForTrade(sentence: string): boolean {
  const said = sentence.replace(unrestricted, 'commercial');
  return /\bcommercial/i.test(said) && allowsTrade.test(said) && !takesBack.test(said);
}

/** What makes of a sentence about a commercial licence more than an offer. */
const demandsLicence =
  /\b(?:not|no|non|only|solely|prohibit\w*|forbid\w*|forbidden|must|shall|require[sd]?|needs?|restrict\w*|free for|without (?!copyleft))\b/i;
const offersLicence = /\b(?:commercial|proprietary)\b/i;

/** Whether a sentence offers a commercial licence: beside a copyleft licence it is one more choice, and takes nothing back. */
export function isCommercialOffer(sentence: string): boolean {
  return (
    /\b(?:commercial|proprietary) licen[cs]es? (?:is |are )?(?:also )?available\b/i.test(sentence) ||
    /\b(?:ask|contact|write to) us\b[^.]{0,30}\b(?:commercial|proprietary|different|other) licen/i.test(
      sentence,
    ) ||
    /\b(?:closed[- ]source|proprietary) (?:software|programs?|works?|products?|projects?)\b/i.test(
      sentence,
    ) ||
    (offersLicence.test(sentence) && !demandsLicence.test(sentence))
  );
}

/** Whether a sentence is of a kind that stands beside many licences and changes nothing. */
export function isHarmless(sentence: string): boolean {
  if (keepsOnlyMarks(sentence) || isOtherDuty(sentence) || isFreeForTrade(sentence)) return true;
  if (noDemand.some((words) => words.test(sentence))) return true;
  return !demanding.test(sentence) && kinds.some((kind) => kind.test(sentence));
}
