import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

/** UTF-16 code units from which compressing a page is worth its time. */
const worthCompressing = 1500;
/** Of 1 to 9: pages are compressed for one reader and once. */
const level = 4;

/** Sends pages as gzip to browsers that take it: a page of many cards is ten times smaller. */
export const compressedPages: RequestHandler = (request, response, next) => {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    if (typeof body !== 'string' || body.length < worthCompressing) return send(body);
    response.vary('Accept-Encoding');
    if (!request.acceptsEncodings('gzip')) return send(body);
    if (!response.get('Content-Type')) response.type('html');
    response.set('Content-Encoding', 'gzip');
    return send(gzipSync(body, { level }));
  };
  next();
};
