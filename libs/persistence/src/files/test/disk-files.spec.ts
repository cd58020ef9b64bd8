import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiskFiles } from '../disk-files.js';
import { keepsTheContractOfAFileStore } from '../testing/file-store.contract.js';

describe('files in a folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-store-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const stored = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());

  keepsTheContractOfAFileStore(() => ({ store: new DiskFiles(folder), stored }));
});
