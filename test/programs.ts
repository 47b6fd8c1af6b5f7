import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a program of that name is on the path. */
function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/**
 * `describe` where other people's programs are installed; left out, with the reason in its name, where one is not,
 * unless `DIDASCALIA_PROGRAMS=required` makes that a failure.
 */
export function describeWith(programs: readonly string[], name: string, suite: () => void): void {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) {
    describe(name, suite);
    return;
  }
  if (process.env.DIDASCALIA_PROGRAMS === 'required') {
    test(name, () => {
      throw new Error(`Not installed: ${missing.join(', ')}.`);
    });
    return;
  }
  describe.skip(`${name} (left out: ${missing.join(', ')} not installed)`, suite);
}

/** Runs a program to its end; answers what it wrote. @throws Error with what it complained of where it failed. */
export function run(program: string, args: readonly string[], input: string | Uint8Array = ''): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} answered ${String(status)}: ${stderr}`);
  return stdout;
}
