import { embeddedPostgres } from '../store/databases.ts';
import { testEveryFault } from './every-fault.ts';

/** What is only waited for, or asked for again, does not reach the database. */
testEveryFault(embeddedPostgres(), {
  chosen: ({ name, exit }) => exit !== 0 || !/secondary|reset|every third|hanging|dripping/.test(name),
});
