import type { DocumentText } from '../../../documents/document-text.ts';
import { quoted } from '../../../documents/quoted.ts';
import { findStatusNotice } from '../../../documents/status-notice.ts';
import { readmeTopic } from '../../readme-topic.ts';

/** Addresses of pictures that draw the state of a project, such as those of repostatus.org and lifecycle.r-lib.org. */
const badge =
  /repostatus\.org\/badges\/|\blifecycle-\w|\/badge\/(?:(?:project|development|dev)[-_ ]|%20)*(?:status|lifecycle|maturity|stage|phase|maintenance|maintained)(?:%3F|%20|[-_?])|\/status\/(?:experimental|alpha|beta|stable|active|inactive|maintained|archived)\b|pypi\/status\//i;

/** Headings and titles that say the state themselves. */
const saying =
  /\b(?:project|development|current) (?:status|phase|stage)\s*[:–-]\s*\w|[[{(](?:alpha|beta|experimental|prototype|wip|work in progress|draft|discovery)[\]})]|\bin (?:early|active) development\b|\bwork in progress\b/i;

/** A notice that it has ended, or a badge of its state: builds have badges too, and say nothing of it. */
function stateIn(document: DocumentText) {
  const heading = document.sections.find((section) => saying.test(section.heading));
  if (heading) return { says: `says: ${quoted(heading.heading)}`, line: heading.line };
  const notice = findStatusNotice(document);
  if (notice) return { says: `says: ${quoted(notice.words)}`, line: notice.line };
  const links = document.sections.flatMap((section) => section.links);
  const drawn = links.find(({ picture, target }) => picture && badge.test(target));
  return (
    drawn && {
      says: `shows a badge of its state${drawn.text.trim() === '' ? '' : `, ${quoted(drawn.text)}`}`,
      line: drawn.line,
    }
  );
}

export const readmeStatus = readmeTopic({
  id: 'readme-status',
  title: 'Says what state it is in',
  why: 'People need to know whether this is a trial, in use or finished before they build on it.',
  fix: 'Say in the README whether the project is an experiment, in development, in use or no longer maintained, or add a status badge.',
  lesson: {
    time: 'minutes',
    tip: 'Say whether it is tried out, in use or no longer developed. Nobody minds an honest “prototype”.',
  },
  first: stateIn,
  heading:
    /(?<!\b(?:build|ci|pipeline|test|workflow|http|response|deployment|order|exit) )\b(?:status|maturity|phase|stage|release notes|changelog)\b/i,
  sentence:
    /\bthis (?:(?:project|repo\w*|package|service|code|tool|app\w*|software|library|prototype) )?is(?: currently| still| now| an?| in){0,3} (?:alpha|beta|live|experimental|production|prototype|proof[- ]of[- ]concept|work in progress|(?:active|early) development|no longer maintained|archived|deprecated|discovery)\b|\bthe (?:project|repo\w*|package|service|code|tool|app\w*|software|library) is(?: currently| still| now| an?| in){0,3} (?:alpha|beta|live|experimental|production|work in progress|(?:active|early) development|no longer maintained|archived|deprecated)\b|^\W*(?:(?:note|warning|important|caution):? )?(?:\S+|(?:this|the|our) (?:\S+ ){0,2}\S+) (?:is|are) (?:[\w-]+,? ){0,4}?(?:(?:pre-)?alpha|in (?:private |public )?beta|in (?:early|active) development|work in progress|under (?:active |heavy )?development)\b(?![\w-]|\s+(?:environment|server|channel))|\b(?:alpha|beta) version of (?:the|this) \w+|^\W*in (?:early |active )?development\W*$|^\W*(?:status|phase)\W{1,4}\w|^\W*(?:work in progress|alpha|beta|discovery) (?:project|phase|stage|release|version)?(?:\W|$)|\b(?:is|are) actively (?:maintained|developed)\b|\bno longer (?:maintained|supported)\b|\bunder active development\b|\brepostatus\b/i,
  sentences: [
    /^\W*(?:(?:status|state|phase|stage)\W{1,3})?(?:work in progress|wip|under construction|in (?:early |active )?development|proof of concept|experimental|deprecated|archived|alpha|beta)\W*$/i,
  ],
  lacking: 'does not say what state the project is in',
});
