import { describe, expect, test } from 'vitest';
import { pictureAddress } from '../../src/domain/picture-address.ts';

const github = 'https://github.com/nhsuk/app/blob/abc/docs/README.md';
const gitlab = 'https://gitlab.example.org/group/sub/app/-/blob/abc/README.md';

describe('where a picture of a README is fetched', () => {
  test.each([
    ['a.png', 'https://raw.githubusercontent.com/nhsuk/app/abc/docs/a.png'],
    ['../img/a%20b.png?raw=true', 'https://raw.githubusercontent.com/nhsuk/app/abc/img/a%20b.png'],
    ['/img/a.png', 'https://raw.githubusercontent.com/nhsuk/app/abc/img/a.png'],
    ['https://github.com/nhsuk/app/raw/main/a.svg', 'https://raw.githubusercontent.com/nhsuk/app/main/a.svg'],
    [
      'https://raw.githubusercontent.com/nhsuk/app/main/a.svg?token=x#y',
      'https://raw.githubusercontent.com/nhsuk/app/main/a.svg',
    ],
    [
      'https://user-images.githubusercontent.com/1/a.png',
      'https://user-images.githubusercontent.com/1/a.png',
    ],
  ])('%s on GitHub', (src, expected) => {
    expect(pictureAddress(src, github)).toBe(expected);
  });

  test('on GitLab it is the host of the repository', () => {
    expect(pictureAddress('img/a.png', gitlab)).toBe(
      'https://gitlab.example.org/group/sub/app/-/raw/abc/img/a.png',
    );
    expect(pictureAddress('https://gitlab.com/a/b/-/raw/main/a.png', gitlab)).toBeNull();
  });

  test.each([
    'https://img.shields.io/a.svg',
    'http://raw.githubusercontent.com/nhsuk/app/main/a.png',
    'https://raw.githubusercontent.com:8443/nhsuk/app/main/a.png',
    'https://user:word@raw.githubusercontent.com/nhsuk/app/main/a.png',
    'https://raw.githubusercontent.com.evil.example/a.png',
    'https://127.0.0.1/a.png',
    'https://[::1]/a.png',
    'https://169.254.169.254/latest/meta-data',
    '//localhost/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'https://github.com/nhsuk/app/actions/workflows/ci.yml/badge.svg',
    '../../../../../../login',
    '',
    'https://%',
  ])('nothing of another host is fetched: %j', (src) => {
    expect(pictureAddress(src, github)).toBeNull();
  });

  test('nothing is fetched where the forge is not known', () => {
    expect(pictureAddress('a.png', 'https://code.example/nhs/app/blob/abc/README.md')).toBeNull();
  });
});
