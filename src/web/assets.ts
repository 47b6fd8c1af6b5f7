import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

interface Asset {
  readonly bytes: Buffer;
  readonly compressed: Buffer;
  readonly type: string;
  readonly tag: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the files of a folder by their names, read once, compressed once: no path of a request ever reaches the
 * file system. Browsers ask each time whether a file is still the same.
 */
export function assetsOf(folder: string): RequestHandler {
  const assets = new Map(readdirSync(folder).map((name) => [`/${name}`, readAsset(join(folder, name))]));
  return (request, response, next) => {
    const asset = assets.get(request.path);
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next();
      return;
    }
    response.set({ 'Content-Type': asset.type, 'Cache-Control': 'no-cache', ETag: asset.tag });
    response.vary('Accept-Encoding');
    if (!request.acceptsEncodings('gzip')) {
      response.send(asset.bytes);
      return;
    }
    response.set('Content-Encoding', 'gzip').send(asset.compressed);
  };
}

function readAsset(path: string): Asset {
  const bytes = readFileSync(path);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
  const type = types[extname(path)] ?? 'application/octet-stream';
  return { bytes, compressed: gzipSync(bytes, { level: 9 }), type, tag: `W/"${hash}"` };
}
