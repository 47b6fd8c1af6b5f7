import type { Request, RequestHandler, Response } from 'express';
import { cookieOf, setCookie } from '../cookies.js';

/** Colour themes; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What a person set for this browser. */
export interface Preferences {
  readonly theme: Theme;
  /** Whether single keys decide and move; WCAG 2.1.4 asks for a way to turn them off. */
  readonly keys: 'on' | 'off';
  /** The name that decisions are recorded under, and whose steps undo takes back. */
  readonly reviewer: string;
  /** Whether a name was asked for and answered, be it with none. */
  readonly isAsked: boolean;
}

/** The preferences of a request, from its cookies. */
export function preferencesOf(request: Request): Preferences {
  return {
    theme: readTheme(cookieOf(request, 'theme')),
    keys: cookieOf(request, 'keys') === 'off' ? 'off' : 'on',
    reviewer: readReviewer(cookieOf(request, 'reviewer')),
    isAsked: cookieOf(request, 'reviewer') !== undefined,
  };
}

/** Gives every page the preferences and the address that it came from. */
export const withPreferences: RequestHandler = (request, response, next) => {
  response.locals.preferences = preferencesOf(request);
  response.locals.address = request.method === 'GET' ? request.originalUrl : '/';
  next();
};

/** Keeps those of the fields that a form sent. */
export function keepPreferences(response: Response, fields: Readonly<Record<string, unknown>>): void {
  if (fields.theme !== undefined) setCookie(response, 'theme', readTheme(fields.theme));
  if (fields.keys !== undefined) setCookie(response, 'keys', fields.keys === 'off' ? 'off' : 'on');
  if (fields.reviewer !== undefined) setCookie(response, 'reviewer', readReviewer(fields.reviewer));
}

function readTheme(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}

function readReviewer(value: unknown): string {
  const name = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, 60) : '';
  return name === '' ? 'Reviewer' : name;
}
