import { sqliteFile } from '../store/databases.ts';
import { testEveryFault } from './every-fault.ts';

testEveryFault(sqliteFile(), { concurrent: true });
