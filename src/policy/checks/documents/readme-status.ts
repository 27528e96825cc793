import { readmeTopic } from '../../readme-topic.ts';

export const readmeStatus = readmeTopic({
  id: 'readme-status',
  title: 'Says what state it is in',
  why: 'People need to know whether this is a trial, in use or finished before they build on it.',
  fix: 'Say in the README whether the project is an experiment, in development, in use or no longer maintained, or add a status badge.',
  heading: /(?<!build )\b(?:status|maturity|phase|stage|release notes|changelog)\b/i,
  sentence:
    /\bthis (?:(?:project|repo\w*|package|service|code|tool|app\w*|software|library|prototype) )?is(?: currently| still| now| an?| in){0,3} (?:alpha|beta|live|experimental|production|prototype|proof[- ]of[- ]concept|work in progress|(?:active|early) development|no longer maintained|archived|deprecated|discovery)\b|\bthe (?:project|repo\w*|package|service|code|tool|app\w*|software|library) is(?: currently| still| now| an?| in){0,3} (?:alpha|beta|live|experimental|production|work in progress|(?:active|early) development|no longer maintained|archived|deprecated)\b|\bit is a work in progress\b|^\W*(?:status|phase)\W{1,4}\w|^\W*(?:work in progress|alpha|beta|discovery) (?:project|phase|stage|release|version)?\W|\b(?:is|are) actively (?:maintained|developed)\b|\bno longer (?:maintained|supported)\b|\bunder active development\b|\brepostatus\b/i,
  lacking: 'does not say what state the project is in',
});
