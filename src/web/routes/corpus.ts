import { Router } from 'express';
import {
  documentOrders,
  documentSelections,
  type DocumentQuery,
  type Workspace,
} from '../../review/index.js';
import { corpusAddress } from '../addresses.js';

const pageSize = 100;

/** The list of documents. */
export function corpusRoutes(workspace: Workspace): Router {
  const router = Router();

  router.get('/', (request, response) => {
    const query = readQuery(request.query);
    const { entries, total } = workspace.catalogue.find(query);
    const page = query.offset / pageSize + 1;
    const pages = Math.max(1, Math.ceil(total / pageSize));
    const addressWith = (changed: Readonly<Record<string, string>>): string =>
      corpusAddress({ sort: query.order, show: query.selection, find: query.search, ...changed });
    response.render('corpus', {
      entries,
      total,
      query,
      totals: workspace.catalogue.totals(),
      addressWith,
      previousPage: page > 1 ? addressWith({ page: String(page - 1) }) : null,
      nextPage: page < pages ? addressWith({ page: String(page + 1) }) : null,
      page,
      pages,
    });
  });

  return router;
}

function readQuery(parameters: Readonly<Record<string, unknown>>): DocumentQuery {
  const page = Number(parameters.page);
  return {
    order: documentOrders.find((order) => order === parameters.sort) ?? 'name',
    selection: documentSelections.find((selection) => selection === parameters.show) ?? 'all',
    search: typeof parameters.find === 'string' ? parameters.find.trim().slice(0, 200) : '',
    offset: Number.isSafeInteger(page) && page > 1 ? (page - 1) * pageSize : 0,
    limit: pageSize,
  };
}
