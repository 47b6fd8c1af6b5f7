import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import {
  defaultExportOptions,
  exporterNamed,
  exporters,
  undecidedActions,
  type ExportOptions,
} from '../../export/index.js';
import type { CatalogueEntry, Workspace } from '../../review/index.js';
import { BusyError, type ExportJob, type ExportJobs } from '../exporting/exportJobs.js';
import { HttpError } from '../middleware/errors.js';

type Fields = Readonly<Record<string, unknown>>;

/** What an export would hold: of one document or of all that are open. */
interface ExportCounts {
  readonly documents: number;
  readonly captions: number;
  readonly settled: number;
  /** Documents that are not read yet, and those that cannot be. */
  readonly waiting: number;
  readonly problems: number;
}

/** Taking the results elsewhere: choose a form, wait while it is made, download it. */
export function exportRoutes(workspace: Workspace, jobs: ExportJobs): Router {
  const router = Router();

  router.get('/export', (request, response) => {
    const entry = entryOf(workspace, request.query.document);
    response.render('export', { entry, counts: countsOf(workspace, entry), exporters });
  });

  router.post('/export', (request, response) => {
    const fields = (request.body ?? {}) as Fields;
    const exporter = exporterNamed(String(fields.to));
    if (!exporter) throw new HttpError(400, 'The form names no format that Didascalia knows.');
    const document = entryOf(workspace, fields.document)?.id ?? null;
    try {
      const job = jobs.begin({ document, to: exporter.name, options: optionsOf(fields) });
      response.redirect(303, `/exports/${job.id}`);
    } catch (error) {
      if (error instanceof BusyError) throw new HttpError(503, error.message);
      throw error;
    }
  });

  router.get('/exports/:id', (request, response) => {
    const job = jobOf(jobs, request.params.id);
    const entry = entryOf(workspace, job.request.document);
    response.render('exported', { job, entry, exporter: exporterNamed(job.request.to) });
  });

  router.get('/exports/:id/file', async (request, response) => {
    const { state } = jobOf(jobs, request.params.id);
    const file = state.kind === 'done' ? state.result.file : null;
    if (!file) throw new HttpError(404, 'That export has no file.');
    response.attachment(file.name);
    // Never shown as a page of this address, whatever it holds.
    response.type('application/octet-stream').set('Content-Length', String(file.size));
    await pipeline(createReadStream(file.path), response);
  });

  return router;
}

function entryOf(workspace: Workspace, id: unknown): CatalogueEntry | null {
  if (typeof id !== 'string' || id === '') return null;
  const entry = workspace.catalogue.entry(id);
  if (!entry) throw new HttpError(404, 'No document of that address is open.');
  return entry;
}

function jobOf(jobs: ExportJobs, id: string): ExportJob {
  const job = jobs.find(id);
  if (!job) throw new HttpError(404, 'That export is not kept any more. Make it again.');
  return job;
}

function countsOf({ catalogue }: Workspace, entry: CatalogueEntry | null): ExportCounts {
  if (entry) {
    const { captions, settled, problem, content } = entry;
    const problems = problem === null ? 0 : 1;
    return { documents: 1, captions, settled, problems, waiting: content === null ? 1 - problems : 0 };
  }
  const { documents, analysed, captions, settled } = catalogue.totals();
  return { documents, captions, settled, waiting: documents - analysed, problems: catalogue.countProblems() };
}

function optionsOf(fields: Fields): ExportOptions {
  return {
    ...defaultExportOptions,
    undecided:
      undecidedActions.find((action) => action === fields.undecided) ?? defaultExportOptions.undecided,
    byteOrderMark: fields.bom === 'on',
  };
}
