import { lazily } from '../../base/lazily.ts';

/** How a language says that something is for trade, that it is forbidden, and that it is for little more than study. */
interface Words {
  commercial: string;
  forbidden: string;
  only: string;
  narrow: string;
}

const languages: readonly Words[] = [
  {
    commercial: 'commercia(?:le?s?|ux)|revente|(?:re)?vendre|entreprises?|sociétés',
    forbidden:
      "interdite?s?|interdiction|prohibée?s?|pas (?:autorisée?s?|permise?s?|être)|ne (?:peut|peuvent|doit|doivent) (?:pas|être)|soumise?s? à|sans (?:l[’']|une? |notre |mon )?(?:autorisation|accord)|nécessite|requise?|payante?",
    only: 'uniquement|seulement|exclusivement|réservée?s?|limitée?s?|seule fin',
    narrow:
      'non[ -](?:commercia\\p{L}*|lucrati\\p{L}*)|recherche|enseignement|personnels?|personnelles?|privée?s?|pédagogiques?',
  },
  {
    commercial: 'kommerziell\\p{L}*|gewerblich\\p{L}*|verkauf\\p{L}*|militärisch\\p{L}*|unternehmen|firmen',
    forbidden:
      'nicht (?:gestattet|erlaubt|zulässig|zugelassen)|verboten|untersagt|ausgeschlossen|nur (?:nach|mit)|bedarf|bedürfen|erforder\\p{L}+|kostenpflichtig\\p{L}*|darf nicht|dürfen nicht|ohne (?:\\p{L}+ ){0,3}(?:zustimmung|genehmigung)',
    only: 'nur|ausschließlich|ausschliesslich|lediglich|beschränkt',
    narrow:
      'nicht[ -]?kommerziell\\p{L}*|forschung\\p{L}*|wissenschaftlich\\p{L}*|privat\\p{L}*|persönlich\\p{L}*|lehre|lehrzwecke\\p{L}*',
  },
  {
    commercial: 'commercial[ei]|vendita|vendere|lucro|militar[ei]',
    forbidden:
      'vietat[oaei]|divieto|proibit[oaei]|non (?:è |sono |può |possono )?(?:consentit[oaei]|permess[oaei]|autorizzat[oaei]|essere)|previa autorizzazione|senza (?:\\p{L}+ ){0,3}(?:autorizzazione|consenso)|richiede',
    only: 'solo|soltanto|esclusivamente|unicamente|limitat[oa]',
    narrow:
      'non[ -]commercial[ei]|ricerca|personal[ei]|privat[oi]|didattic[ioha]+|educativ[oi]|accademic[oia]',
  },
  {
    commercial: 'comercial(?:es)?|venta|vender|lucro|lucrativos|militar(?:es)?',
    forbidden:
      'prohibid[oa]s?|prohíbe|prohibición|no (?:se |está |están |podrá |puede )?(?:\\p{L}+ )?(?:permit\\p{L}+|autoriz\\p{L}+|utilizar\\p{L}*|usar\\p{L}*)|sin (?:\\p{L}+ ){0,3}(?:autorización|permiso|consentimiento)|requiere',
    only: 'solo|sólo|solamente|únicamente|exclusivamente|exclusivo|limitad[oa]',
    narrow:
      'no[ -]comercial(?:es)?|sin ánimo de lucro|investigación|personal(?:es)?|privad[oa]s?|educativ[oa]s?|académic[oa]s?|docente',
  },
  {
    commercial: 'comercia(?:l|is)|venda|vender|lucrativos|militar(?:es)?',
    forbidden:
      'proibid[oa]s?|proibição|vedad[oa]s?|não (?:é |são |está |pode )?(?:\\p{L}+ )?(?:permitid[oa]s?|autorizad[oa]s?|ser)|sem (?:\\p{L}+ ){0,3}(?:autorização|permissão|consentimento)|requer',
    only: 'somente|apenas|só|exclusivamente|exclusivo|limitad[oa]',
    narrow:
      'não[ -]comercia(?:l|is)|pesquisa|investigação|pessoa(?:l|is)|privad[oa]s?|educaciona(?:l|is)|académic[oa]s?|acadêmic[oa]s?',
  },
  {
    commercial: 'commercieel|commerciële|verkoop|verkopen',
    forbidden:
      'niet (?:toegestaan|toegelaten|geoorloofd)|verboden|alleen (?:na|met)|vereist|zonder (?:\\p{L}+ ){0,3}toestemming|mag niet|mogen niet',
    only: 'alleen|uitsluitend|slechts|enkel|beperkt',
    narrow: 'niet[ -]?commerci\\p{L}+|onderzoek\\p{L}*|persoonlijk\\p{L}*|privé\\p{L}*|onderwijs\\p{L}*',
  },
  {
    commercial: 'masnachol|gwerthu|fasnachol',
    forbidden: 'ni chaniateir|gwaherddir|ni ellir|ni chewch|heb ganiatâd|gwaharddedig|ddim yn cael',
    only: 'yn unig|dim ond',
    narrow: 'anfasnachol|ymchwil|personol|addysgol|preifat',
  },
  {
    commercial: 'kommersiel\\p{L}*|kommersiell\\p{L}*|kommerciel\\p{L}*|försälj\\p{L}*',
    forbidden:
      'inte (?:tillåt\\p{L}*|tillåten)|ikke (?:tilla\\p{L}*|tillatt?)|förbjud\\p{L}*|forbud\\p{L}*|forbudt|kräver|krever|kræver|utan (?:\\p{L}+ ){0,2}tillstånd',
    only: 'endast|enbart|kun|udelukkende|utelukkende',
    narrow:
      'icke[ -]?kommersiel\\p{L}*|ikke[ -]?kommer\\p{L}*|forskning\\p{L}*|personlig\\p{L}*|privat\\p{L}*|undervis\\p{L}*',
  },
  {
    commercial: 'komercyjn\\p{L}*|sprzedaż\\p{L}*|komerčn\\p{L}*|prodej\\p{L}*',
    forbidden:
      'zabronion\\p{L}*|zakazan\\p{L}*|zabrania\\p{L}*|niedozwolon\\p{L}*|nie jest dozwolon\\p{L}*|wymaga|bez (?:\\p{L}+ ){0,3}zgody|zakázán\\p{L}*|není (?:\\p{L}+ )?povolen\\p{L}*',
    only: 'tylko|wyłącznie|jedynie|pouze|výhradně',
    narrow:
      'niekomercyjn\\p{L}*|nekomerčn\\p{L}*|badawcz\\p{L}*|edukacyjn\\p{L}*|prywatn\\p{L}*|osobist\\p{L}*|výzkum\\p{L}*',
  },
  {
    commercial: 'коммерческ\\p{L}*|комерційн\\p{L}*|продаж\\p{L}*|военн\\p{L}*',
    forbidden:
      'запрещ\\p{L}*|заборон\\p{L}*|не (?:допускается|разреш\\p{L}*|дозвол\\p{L}*)|без (?:\\p{L}+ ){0,3}(?:разрешения|согласия|дозволу)|требует\\p{L}*',
    only: 'только|исключительно|тільки|лише|виключно',
    narrow: 'некоммерческ\\p{L}*|некомерційн\\p{L}*|исследова\\p{L}*|личн\\p{L}*|учебн\\p{L}*|научн\\p{L}*',
  },
];

const reach = '.{0,90}?';
const free = '(?<!\\p{L})';
const end = '(?!\\p{L})';

/** Either order: what is forbidden before or after the ban; what is narrow before or after the "only". */
function patternsOf({ commercial, forbidden, only, narrow }: Words): string {
  const [trade, ban] = [
    `${free}(?<!n[io]n?[ -]|não[ -]|nicht[ -]|niet[ -]|i[ck]ke[ -])(?:${commercial})${end}`,
    `${free}(?:${forbidden})${end}`,
  ];
  const [alone, study] = [`${free}(?:${only})${end}`, `${free}(?:${narrow})${end}`];
  return `${trade}${reach}${ban}|${ban}${reach}${trade}|${alone}${reach}${study}|${study}${reach}${alone}`;
}

/** Chinese, Japanese and Korean, which set no spaces between words. */
const ideographs = [
  '(?:禁止|不得|不可|不能|严禁|嚴禁|不允许|不允許|未经|未經|勿)[^。；;]{0,30}(?:商业|商業|商用|盈利|营利|營利|军事|軍事|出售|销售)',
  '(?:商业|商業|商用|盈利|营利|營利|军事|軍事)[^。；;]{0,30}(?:禁止|不得|不可|不允许|不允許|需(?:要|获得|經|经)|须|請聯繫|请联系|授权|授權)',
  '(?:仅|僅|只)(?:供|限|能|可)?(?:用于|用於)?[^。；;]{0,12}(?:学习|學習|研究|个人|個人|教育|非商业|非商業|学术|學術|交流)',
  '(?:商用|営利|商業|軍事)[^。]{0,20}(?:禁止|禁じ|できません|認めません|不可|許可しません|お断り)',
  '(?:非商用|非営利|個人|研究)[^。]{0,12}(?:に限|のみ|限定)',
  '(?:상업|영리|군사)[^.。]{0,20}(?:금지|불가|할 수 없|허용되지|허락)',
  '(?:비상업|비영리|개인|연구)[^.。]{0,16}(?:에 한|만|으로만)',
];

// Taking patterns of so many letters apart takes milliseconds, and most texts are in English: only once one is needed.
const restriction = lazily(() => new RegExp([...languages.map(patternsOf), ...ideographs].join('|'), 'iu'));
/** Words that say nothing of a ban: what is allowed for all purposes. */
const allowed =
  /commercia\p{L}+ (?:ou|o|oder|e|en) (?:non|no|não|nicht|niet)|(?:non|no|não|nicht|niet)[ -]?\p{L}+ (?:ou|o|oder|e|en|et|und|y) \p{L}*[ck]om+er\p{L}+/iu;
/** Only what may be in another language is looked at: letters that English lacks, or words that it has not. */
const foreign =
  /[^\t\n\r -~‘’“”–—©®™•…]|\b(?:para|uso|solo|solamente|pour|usage|nur|per|voor|niet|alleen|och|inte|ikke|kun|endast|bez|tylko|ni|ist|est|und|auf|anfrage|nutzung|verwendung|gebruik|door|usage|utilisation|utilizzo|utiliza[cç][aãió]+n?|mais|aux?|de|der|die|het|la|le|les|il|el|em|yn|unig|une|verboden|zonder|vietat\p{L}|prohibid\p{L}+|proibid\p{L}|interdit|gwaherddir|masnachol|zabronion\p{L}+|zakazan\p{L}+)\b/iu;

const foreignWords = lazily(() => new RegExp(foreign.source, 'giu'));

/** Whether a sentence may be in another language than English. */
export function isForeign(sentence: string): boolean {
  return /[^\t\n\r -~‘’“”–—©®™•…]/.test(sentence) || (sentence.match(foreignWords()) ?? []).length > 1;
}

/** Whether a sentence in another language than English forbids commercial use, or allows only study or private use. */
export function restrictsInOtherLanguage(sentence: string): boolean {
  return foreign.test(sentence) && !allowed.test(sentence) && restriction().test(sentence);
}

const bans = lazily(
  () =>
    new RegExp(
      [
        ...languages.map(({ forbidden }) => `${free}(?:${forbidden})${end}`),
        'vorbehalten|auf anfrage|sur demande|su richiesta|op aanvraag|exclue?s?|reservad[oa]s?|(?:não|no)[ -]comercial|non[ -]commercial[ei]|nicht[ -]?kommerziell\\p{L}*|niet[ -]?commercieel|anfasnachol|pour (?:un )?usage (?:pédagogique|personnel|privé|académique)|para uso (?:personal|académico|educativo|docente|pessoal)|für (?:den )?(?:privaten|persönlichen) gebrauch|mag niet|mogen niet|deben? (?:solicitar|pedir|pagar)|devem (?:pedir|pagar|solicitar)|devono|doivent|müssen|moeten|zakaz|réservée?s? (?:à|aux?)|uitgesloten|uitsluitend|ausschließlich|uniquement|seulement|exclusivement|únicamente|exclusivamente|esclusivamente|unicamente|somente|yn unig|dim ond|endast|enbart|udelukkende|utelukkende|tylko|wyłącznie|только|nur (?:für|zu|im|in|durch|nach|mit)|alleen (?:voor|na|met)|sol[oa]? (?:per|para)|apenas para|kun (?:for|til)|interdit|prohibée?|vedad[oa]|prohíbe|niet toegestaan|ni chewch|non è consentit[oa]|untersagt|禁止|不得|严禁|嚴禁|금지',
      ].join('|'),
      'iu',
    ),
);

/** Whether a sentence in another language than English forbids anything, as those below a licence do for a reason. */
export function bindsInOtherLanguage(sentence: string): boolean {
  return foreign.test(sentence) && !allowed.test(sentence) && bans().test(sentence);
}
