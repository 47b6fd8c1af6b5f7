import type { RequestHandler } from 'express';
import { HttpError } from './errors.js';

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses requests that were addressed to another name: a page elsewhere that lets its own name point to this
 * machine (DNS rebinding) is turned away. For addresses that only this machine reaches.
 */
export const onlyLoopbackNames: RequestHandler = (request, _response, next) => {
  const port = request.socket.localPort ?? 0;
  const allowed = loopbackNames.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  if (allowed.includes(request.headers.host ?? '')) next();
  else next(new HttpError(403, 'This address is not Didascalia’s. Open the one that the command printed.'));
};
