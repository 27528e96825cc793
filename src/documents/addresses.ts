/** An e-mail address in a text. Who it belongs to is told by the host alone: the rest can be a person's own. */
export interface ContactAddress {
  host: string;
  offset: number;
}

const mailbox = /[\w.+'-]{1,64}$/;
const domain = /^@[a-z\d][\w-]{0,62}(?:\.[\w-]{1,63}){1,6}/i;
const nobodys =
  /^(?:example\.(?:com|org|net|edu)$|(?:[\w-]+\.)?example\.(?:nhs|gov|ac|org|co)\.uk$|localhost|users\.noreply|some(?:where|domain|thing)\.|mydomain\.|test\.|domain\.|email\.|your)/i;
const nobody =
  /^(?:git|no-?reply|donotreply|you|your|yourself|email|user|username|someone|somebody|name|foo|bar|test|example|first(?:name)?\.?last(?:name)?|jane\.?doe|john\.?(?:doe|smith))(?:[._-].*)?$/i;
/** An address that stands for one. */
const sample =
  /\b(?:your[-_.]?(?:name|e?mail|team|org(?:anisation)?|company|username)|first(?:name)?\.last(?:name)?|someone|user|name|me|you)@|@(?:your[\w-]{0,40}|example(?=\.(?:com|org|net)\b)|domain|company|email\w*|test)\.\w/i;
const fileName = /\.(?:png|jpe?g|svg|git|js|css|ts|md|py|json)$/i;
/** Vendors whose addresses stand in the documents that come with their tools. */
const vendors =
  /(?:^|\.)(?:microsoft|github|gitlab|google|googlegroups|npmjs|docker|hashicorp|amazon|redhat|oracle|apache|python|nodejs|contributor-covenant|creativecommons|facebook|atlassian|readthedocs)\.(?:com|org|io)$/i;
/** What is said just before an address that is a login, a host of ssh, a setting of git or an example. */
const login =
  /\b(?:ssh|scp|sftp|rsync|psql|mysql|mongo|ftp|user\.email|git config|identity|log ?in|sign(?:ed)? in|username|user ?name|password|account|e\.g\.|for example|such as|(?:something|anything|addresses?|e-?mails?|one) like)\b[^.!?]{0,80}$|[/:]$/i;
/** After this it is a way to write to somebody all the same. */
const invitation =
  /\b(?:contact(?: us| me| the \w+)?|write to|get in touch|e-?mail (?:us|me|the|to|at|via)|(?:by|via) e-?mail)\b[^.!?]{0,40}$/i;

/** The addresses in a text by which people can be reached: no logins, hosts, examples or files. */
export function addressesIn(text: string): ContactAddress[] {
  const found: ContactAddress[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const [written] = domain.exec(text.slice(at, at + 200)) ?? [];
    const [box] = written === undefined ? [] : (mailbox.exec(text.slice(Math.max(0, at - 64), at)) ?? []);
    if (written === undefined || box === undefined) continue;
    const host = written
      .slice(1)
      .replace(/[.-]+$/, '')
      .toLowerCase();
    const around = text.slice(Math.max(0, at - box.length - 120), at - box.length);
    const after = text.slice(at + written.length, at + written.length + 2);
    if (nobodys.test(host) || nobody.test(box) || fileName.test(host) || vendors.test(host)) continue;
    if (
      (login.test(around) && !invitation.test(around)) ||
      /^:[/\w~]/.test(after) ||
      !/\.[a-z]{2,}$/i.test(host)
    )
      continue;
    if (sample.test(`${box}${written}`)) continue;
    found.push({ host, offset: at - box.length });
  }
  return found;
}

/** The host of a connection string that holds a user name and a password: a credential. */
export function credentialIn(target: string): string | undefined {
  const [, user, password, host] =
    /^[a-z][a-z\d+.-]{1,20}:\/\/([^\s:@/]{1,100}):([^\s@/]{1,200})@([\w.-]{1,200})/i.exec(target) ?? [];
  if (user === undefined || password === undefined || host === undefined) return undefined;
  if (/^(?:[<${[%]|\*+$|x+$|\.+$)/i.test(password)) return undefined;
  return /^(?:localhost|127\.|db$|postgres$|mysql$|mongo$|redis$|host$|example\.)/i.test(host)
    ? undefined
    : host;
}
