import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';

describe('readEnvironment', () => {
  test('needs nothing: every variable has a default', () => {
    expect(readEnvironment({}, '/srv/hub').environment).toEqual({
      forges: {
        github: { token: undefined, apiUrl: 'https://api.github.com' },
        gitlab: { token: undefined, apiUrl: 'https://gitlab.com/api/v4' },
      },
      catalogFile: '/srv/hub/catalog.yml',
      dataFolder: '/srv/hub/data',
      policyFolder: [],
      templatePlaces: [],
      databaseUrl: undefined,
      meilisearch: undefined,
      embeddings: undefined,
      adminToken: undefined,
      proxies: [],
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
    });
  });

  test('names the search server and its keys when it has an address', () => {
    const keys = { MEILISEARCH_API_KEY: 'write', MEILISEARCH_SEARCH_KEY: 'search' };
    const env = { MEILISEARCH_URL: 'http://127.0.0.1:7700/', ...keys };
    expect(readEnvironment(env, '/').environment?.meilisearch).toEqual({
      url: 'http://127.0.0.1:7700',
      apiKey: 'write',
      searchKey: 'search',
    });
    expect(readEnvironment(keys, '/').environment?.meilisearch).toBeUndefined();
    expect(readEnvironment({ MEILISEARCH_URL: 'localhost:7700' }, '/').faults).toEqual([
      expect.stringContaining('MEILISEARCH_URL'),
    ]);
  });

  test('names a service for embeddings, and tells what is wrong with it', () => {
    const [URL, MODEL, KEY] = ['URL', 'MODEL', 'KEY'].map((each) => `CODEHUB_EMBEDDINGS_${each}`) as [
      string,
      string,
      string,
    ];
    const local = { [URL]: 'http://ollama.internal:11434/v1/embeddings', [MODEL]: 'bge-m3' };
    expect(readEnvironment(local, '/').environment?.embeddings).toEqual({
      url: local[URL],
      model: 'bge-m3',
      key: undefined,
    });
    const faultsOf = (env: NodeJS.ProcessEnv) => readEnvironment(env, '/').faults;
    expect(faultsOf({ [URL]: 'ollama:11434' })).toEqual([expect.stringContaining(`${URL} must be a URL`)]);
    expect(faultsOf({ [URL]: local[URL] })).toEqual([expect.stringContaining(`${MODEL} must be set`)]);
    expect(faultsOf({ [MODEL]: 'bge-m3' })).toEqual([expect.stringContaining(`${URL} must be set`)]);
    const [secret] = faultsOf({ ...local, [KEY]: 'a-secret-key' });
    expect(secret).toMatch(/must start with https/);
    expect(secret).not.toMatch(/a-secret-key|ollama/);
    const beside = { ...local, MEILISEARCH_URL: 'http://127.0.0.1:7700' };
    expect(faultsOf(beside)).toEqual([expect.stringContaining('beside MEILISEARCH_URL')]);
  });

  test('reads the address and the token of each forge from its own variables', () => {
    const env = { GITLAB_API_URL: 'https://code.example/api/v4/', GITLAB_TOKEN: 'lab', GITHUB_TOKEN: 'hub' };
    expect(readEnvironment(env, '/').environment?.forges).toEqual({
      github: { token: 'hub', apiUrl: 'https://api.github.com' },
      gitlab: { token: 'lab', apiUrl: 'https://code.example/api/v4' },
    });
    expect(readEnvironment({ GITLAB_API_URL: 'code.example' }, '/').faults).toEqual([
      'GITLAB_API_URL must be a URL such as https://gitlab.com/api/v4.',
    ]);
  });

  test('an empty variable counts as not set', () => {
    expect(readEnvironment({ PORT: ' ', GITHUB_TOKEN: '' }, '/').environment?.port).toBe(3000);
  });

  test('reports every fault at once, each with the name of its variable', () => {
    const { faults } = readEnvironment(
      {
        PORT: 'http',
        GITHUB_API_URL: 'not a url',
        LOG_LEVEL: 'loud',
        CODEHUB_ADMIN_TOKEN: 'short',
        DATABASE_URL: 'mysql://x',
      },
      '/',
    );
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'CODEHUB_ADMIN_TOKEN',
      'DATABASE_URL',
      'GITHUB_API_URL',
      'LOG_LEVEL',
      'PORT',
    ]);
  });

  test.each([
    ['https://watch.example/secret', true],
    ['http://127.0.0.1:9000/x', true],
    ['http://localhost/x', true],
    ['http://watch.example/secret', false],
    ['ftp://watch.example/secret', false],
    ['watch', false],
  ])('secrets go out to %s: %s', (url, allowed) => {
    const variables = { CODEHUB_ALARM_URL: url, CODEHUB_HEARTBEAT_URL: url };
    const { environment, faults } = readEnvironment(variables, '/');
    expect(environment?.alarmUrl === url && environment.heartbeatUrl === url).toBe(allowed);
    if (allowed) return;
    expect(faults.join(' ')).toContain('CODEHUB_ALARM_URL must be an address that starts with https://.');
    expect(faults.join(' ')).not.toContain('secret');
  });

  test('a fault never shows the value: it may be a secret', () => {
    const { faults } = readEnvironment(
      { CODEHUB_ADMIN_TOKEN: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@h' },
      '/',
    );
    expect(faults.join(' ')).not.toContain('hunter2');
  });

  test.each([
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
    ['true', undefined],
    ['10.0.0.0/33', undefined],
    ['10.0.0.1,', undefined],
  ])('CODEHUB_PROXIES=%s gives %s', (given, expected) => {
    expect(readEnvironment({ CODEHUB_PROXIES: given }, '/').environment?.proxies).toEqual(expected);
  });

  test.each([
    ['-1', undefined],
    ['65536', undefined],
    ['3.5', undefined],
    ['0', 0],
    ['8080', 8080],
  ])('PORT=%s gives %s', (port, expected) => {
    expect(readEnvironment({ PORT: port }, '/').environment?.port).toBe(expected);
  });
});

describe('the settings of the digest', () => {
  const url = 'smtps://hub:s3cret@mail.example:465';
  const all = {
    ...{ CODEHUB_SMTP_URL: url, CODEHUB_DIGEST_FROM: 'hub@hub.example' },
    CODEHUB_DIGEST_TO: 'a@trust.example, b@trust.example',
  };

  test('are read together', () => {
    const { environment } = readEnvironment({ ...all, CODEHUB_PUBLIC_URL: 'https://hub.example/' }, '/');
    expect(environment).toMatchObject({
      mail: { url, from: 'hub@hub.example', to: ['a@trust.example', 'b@trust.example'] },
      publicUrl: 'https://hub.example',
    });
    expect(readEnvironment({}, '/').environment?.mail).toBeUndefined();
  });

  test.each(Object.keys(all))('lack %s', (name) => {
    const { faults } = readEnvironment({ ...all, [name]: '' }, '/');
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} must be set, too`))]);
    expect(faults.join('')).not.toContain('s3cret');
  });

  test('are refused where no mail could be sent by them', () => {
    const wrong = {
      ...all,
      CODEHUB_SMTP_URL: 'https://mail.example',
      CODEHUB_DIGEST_TO: 'a@b.example, nobody',
    };
    const { faults } = readEnvironment(wrong, '/');
    expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual(['CODEHUB_SMTP_URL', 'CODEHUB_DIGEST_TO']);
  });
});
