import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/packageRoot.js';
import { bin, didascalia, patience } from './didascaliaProcess.js';

const commands = ['check', 'clean', 'export', 'filter', 'review', 'explain', 'evaluate'];
const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
};

describe('the bin', () => {
  it('is the one that package.json names, and starts by itself', () => {
    expect(Object.entries(manifest.bin)).toEqual([['didascalia', 'dist/src/cli/main.js']]);
    expect(readFileSync(bin, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  it.concurrent(
    'says the version of the package',
    async () => {
      expect(await didascalia(['--version'])).toMatchObject({
        code: 0,
        stdout: `${manifest.version}\n`,
        stderr: '',
      });
    },
    patience,
  );

  it.concurrent(
    'lists every command with what it does',
    async () => {
      const { code, stdout } = await didascalia(['--help']);
      expect(code).toBe(0);
      for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} .*[a-z]{3}`, 'm'));
    },
    patience,
  );
});

describe('--help', () => {
  it.concurrent.each([
    ['check', ['0', '1', '2', '130']],
    ['clean', ['0', '2', '130']],
    ['export', ['0', '2', '130']],
    ['filter', ['0', '2']],
    ['review', []],
    ['explain', []],
    ['evaluate', []],
  ])(
    'of %s explains it, with examples that call it and the exit codes %p',
    async (command, codes) => {
      const { code, stdout, stderr } = await didascalia([command, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^Usage: didascalia ${command} `));
      const examples = stdout.slice(stdout.indexOf('\nExamples:\n'));
      expect(examples).toMatch(new RegExp(`^  .*didascalia ${command}( |$)`, 'm'));
      const said = /\nExit code: ([\s\S]*)/.exec(stdout)?.[1] ?? '';
      expect(said.match(/\b\d+\b/g) ?? []).toEqual(codes);
    },
    patience,
  );
});

describe('wrong usage', () => {
  it.concurrent.each([
    ['a command that is not known', ['chek'], /unknown command 'chek'/],
    ['an option that is not known', ['filter', '--fast'], /unknown option '--fast'/],
    ['an argument too many', ['filter', 'corpus.jsonl'], /too many arguments/],
    ['an option without its value', ['check', '--format'], /argument missing/],
    ['a port that is none', ['review', '--port', '70000'], /0 to 65535/],
    ['a folder to review that is not there', ['review', 'missing', '--port', '0'], /missing/],
  ])(
    '%s is said on standard error, shortly, with exit code 2',
    async (_, args, message) => {
      const run = await didascalia(args);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(message);
      expect(run.stderr).not.toContain('    at ');
      expect(run.stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
    },
    patience,
  );

  it.concurrent(
    'of no command shows the help on standard error, with exit code 2',
    async () => {
      const run = await didascalia([]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^Usage: didascalia /);
    },
    patience,
  );
});

describe('a full disk behind standard output', () => {
  (process.platform === 'linux' ? it : it.skip)(
    'is said in a line, with exit code 2',
    async () => {
      const full = openSync('/dev/full', 'w');
      const child = spawn(process.execPath, [bin, 'filter'], { stdio: ['pipe', full, 'pipe'] });
      child.stdin!.end('{"text":"The bus was late."}\n');
      const [stderr] = await Promise.all([text(child.stderr!), once(child, 'close')]);
      expect(child.exitCode).toBe(2);
      expect(stderr).toMatch(/^didascalia: Standard output cannot be written: [^\n]*\n$/);
    },
    patience,
  );
});
