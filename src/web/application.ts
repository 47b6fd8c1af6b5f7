import { join } from 'node:path';
import ejs from 'ejs';
import express, { type Express, type RequestHandler } from 'express';
import { packageRoot } from '../packageRoot.js';
import type { Workspace } from '../review/index.js';
import * as addresses from './addresses.js';
import { assetsOf } from './assets.js';
import type { ExportJobs } from './exporting/exportJobs.js';
import { LiveFeed, type FeedOptions } from './liveFeed.js';
import { compressedPages } from './middleware/compression.js';
import { errorPage, notFound } from './middleware/errors.js';
import { neverStored, securityHeaders } from './middleware/headers.js';
import { onlyLoopbackNames } from './middleware/host.js';
import { onlyOwnForms } from './middleware/origin.js';
import { preferencesOf, themes, withPreferences } from './middleware/preferences.js';
import { onlyWithToken } from './middleware/token.js';
import { addRoutes } from './routes/add.js';
import { alikeRoutes } from './routes/alike.js';
import { changesRoutes } from './routes/changes.js';
import { corpusRoutes } from './routes/corpus.js';
import { decisionRoutes } from './routes/decisions.js';
import { exportRoutes } from './routes/export.js';
import { eventRoutes } from './routes/events.js';
import { documentRoutes } from './routes/document.js';
import { downloadRoutes } from './routes/download.js';
import { helpRoutes } from './routes/help.js';
import { preferenceRoutes } from './routes/preferences.js';
import { queueRoutes } from './routes/queue.js';
import * as words from './words.js';

/** Largest form that is read. */
const bodyLimit = '64kb';

/**
 * The review application without its socket.
 *
 * @param token what a visitor must know; null where only this machine can reach the address.
 * @param feedOptions how the stream of events is paced and bounded.
 */
export function createApplication(
  workspace: Workspace,
  exportJobs: ExportJobs,
  token: string | null,
  feedOptions: Partial<FeedOptions> = {},
): Express {
  const views = join(packageRoot, 'views');
  const application = express();
  application.disable('x-powered-by');
  application.set('views', views);
  application.engine('ejs', (path, data, callback) => {
    ejs.renderFile(path, data as ejs.Data, callback);
  });
  application.set('view engine', 'ejs');
  application.enable('view cache');
  Object.assign(application.locals, { words, addresses, themes });

  application.use(securityHeaders, withPreferences);
  application.use(token === null ? onlyLoopbackNames : onlyWithToken(token));
  application.use(onlyOwnForms);
  application.use('/assets', assetsOf(join(views, 'assets')));
  application.use(neverStored, compressedPages, withNextSteps(workspace));
  application.use(addRoutes(workspace));
  application.use(express.urlencoded({ extended: false, limit: bodyLimit }));
  application.use(
    eventRoutes(new LiveFeed(workspace, feedOptions)),
    corpusRoutes(workspace),
    documentRoutes(workspace),
    queueRoutes(workspace),
    decisionRoutes(workspace),
    alikeRoutes(workspace),
    changesRoutes(workspace),
    downloadRoutes(workspace),
    exportRoutes(workspace, exportJobs),
    helpRoutes(),
    preferenceRoutes(),
  );
  application.use(notFound, errorPage);
  return application;
}

/** Every page says what undo and redo would do, and which revision it shows at least. */
function withNextSteps(workspace: Workspace): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET') {
      response.locals.revision = workspace.decisions.latestRevision();
      response.locals.steps = workspace.decisions.nextSteps(preferencesOf(request).reviewer);
    }
    next();
  };
}
