import type { RequestHandler } from 'express';
import helmet from 'helmet';

const own = ["'self'"];
const none = ["'none'"];

/**
 * Security headers: only this application's own files run or style a page, nothing in line; nobody may frame
 * it. The referrer policy keeps `Origin` on the application's own forms, which "no-referrer" would take off.
 */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: none,
      scriptSrc: own,
      styleSrc: own,
      imgSrc: own,
      connectSrc: own,
      formAction: own,
      baseUri: none,
      frameAncestors: none,
    },
  },
  referrerPolicy: { policy: 'same-origin' },
  // The address is plain HTTP on this machine: there is no secure one to insist on.
  strictTransportSecurity: false,
});

/** Pages show what was decided a moment ago: none is kept. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
