import type { Request, Response } from 'express';

const year = 365 * 24 * 60 * 60 * 1000;

/** The value of a cookie that the browser sent; `undefined` where it sent none or one that cannot be decoded. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=', 2);
    if (key !== name) continue;
    try {
      return decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Sets a cookie that only this application reads, for a year; no other site's request carries it. */
export function setCookie(response: Response, name: string, value: string): void {
  response.cookie(name, value, { httpOnly: true, sameSite: 'strict', maxAge: year, path: '/' });
}
