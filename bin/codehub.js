#!/usr/bin/env -S node --max-semi-space-size=4 --heap-growing-percent=80
// JavaScript, so that the compile cache is in use before the first types are stripped: half a short command's time.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('../src/main.ts');
