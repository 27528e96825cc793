// Google's licensecheck is a module of Go and has no command of its own: one is built for it, where Go is installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const program = `package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/google/licensecheck"
)

func main() {
	filepath.Walk(os.Args[1], func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		for _, match := range licensecheck.Scan(text).Match {
			fmt.Printf("%s\\t%s\\n", path, match.ID)
		}
		return nil
	})
}
`;

/** What it finds in each file below a folder; undefined where Go is not installed, or the module cannot be had. */
export function googleLicensecheck(
  root: string,
  workplace: string,
): (readonly [path: string, spdx: string])[] | undefined {
  mkdirSync(workplace, { recursive: true });
  writeFileSync(join(workplace, 'main.go'), program);
  writeFileSync(
    join(workplace, 'go.mod'),
    'module bench\n\ngo 1.21\n\nrequire github.com/google/licensecheck v0.3.1\n',
  );
  const go = (...args: string[]) =>
    spawnSync('go', args, {
      cwd: workplace,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, GOFLAGS: '-mod=mod' },
    });
  if (go('mod', 'tidy').status !== 0) return undefined;
  const { status, stdout } = go('run', '.', root);
  if (status !== 0) return undefined;
  return stdout
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [path = '', spdx = ''] = line.split('\t');
      return [relative(root, path), spdx] as const;
    });
}
