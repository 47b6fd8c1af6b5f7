import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { version } from '../../cli/version.js';
import type { ExportOptions } from '../../export/index.js';
import { packageRoot } from '../../packageRoot.js';
import type { Workspace } from '../../review/index.js';
import type { ExportMessage, ExportResult, ExportTask } from './exportTask.js';

/** What a person asked to have exported. */
export interface ExportRequest {
  /** A document's id; null for all that are open. */
  readonly document: string | null;
  /** Name of the exporter. */
  readonly to: string;
  readonly options: ExportOptions;
}

/** How far an export is. */
export type ExportState =
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: ExportResult }
  | { readonly kind: 'failed'; readonly message: string };

/** An export that somebody asked for. */
export interface ExportJob {
  readonly id: string;
  readonly request: ExportRequest;
  readonly state: ExportState;
}

interface OwnJob {
  readonly id: string;
  readonly request: ExportRequest;
  readonly folder: string;
  state: ExportState;
  worker: Worker | null;
}

/** A thread loads compiled code, also where TypeScript is run as it is. */
const workerFile = join(packageRoot, 'dist', 'src', 'web', 'exporting', 'exportWorker.js');
/** Exports that are made at a time, and those whose files are kept. */
const mostRunning = 2;
const mostKept = 12;

/** Too many exports are being made; nothing was begun. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** Exports in threads of their own, each with its file in a temporary folder until a dozen others came after it. */
export class ExportJobs {
  private readonly jobs = new Map<string, OwnJob>();

  constructor(private readonly workspace: Workspace) {}

  /**
   * Begins an export.
   *
   * @throws BusyError where as many are being made as may be at a time.
   */
  begin(request: ExportRequest): ExportJob {
    if (!existsSync(workerFile))
      throw new Error(`${workerFile} is missing: compile the code with npm run build:code.`);
    const running = [...this.jobs.values()].filter(({ state }) => state.kind === 'running');
    if (running.length >= mostRunning)
      throw new BusyError('Two exports are being made already. Ask again when one of them is done.');
    for (const id of [...this.jobs.keys()].slice(0, -mostKept)) this.forget(id);
    const folder = mkdtempSync(join(tmpdir(), 'didascalia-export-'));
    const job: OwnJob = {
      id: randomUUID(),
      request,
      folder,
      state: { kind: 'running', done: 0, total: 0 },
      worker: null,
    };
    job.worker = this.start(job);
    this.jobs.set(job.id, job);
    return job;
  }

  /** The export of that id, or `undefined` where it is not kept any more. */
  find(id: string): ExportJob | undefined {
    return this.jobs.get(id);
  }

  /** Ends what is under way and removes every file. */
  close(): void {
    for (const id of [...this.jobs.keys()]) this.forget(id);
  }

  private start(job: OwnJob): Worker {
    const { sources, engine, settings, includesIntended } = this.workspace;
    const { database } = this.workspace.place;
    const { request, folder } = job;
    const task: ExportTask = {
      ...{ database, sources, engine, settings, includesIntended },
      ...{ version, folder, ...request },
    };
    const worker = new Worker(workerFile, { workerData: task });
    worker.on('message', (message: ExportMessage) => {
      job.state =
        message.kind === 'result'
          ? { kind: 'done', result: message.result }
          : { kind: 'running', done: message.done, total: message.total };
    });
    worker.on('error', (error) => {
      job.state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    });
    worker.on('exit', () => {
      if (job.state.kind === 'running')
        job.state = { kind: 'failed', message: 'The export ended before it was done.' };
      job.worker = null;
    });
    return worker;
  }

  private forget(id: string): void {
    const job = this.jobs.get(id);
    if (!job) return;
    this.jobs.delete(id);
    void job.worker?.terminate();
    rmSync(job.folder, { recursive: true, force: true });
  }
}
