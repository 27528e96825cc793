import { openSqliteSearch } from '../../src/search/sqlite.ts';
import { engineContract } from './engine.contract.ts';

engineContract('SQLite', () => openSqliteSearch(':memory:'));
