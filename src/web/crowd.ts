import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds that a visitor who is turned away has to hear it. */
const farewell = 2_000;

const text = 'Didascalia is busy. Try again in a moment; nothing was changed.\n';
const busyAnswer = [
  'HTTP/1.1 503 Service Unavailable',
  'Content-Type: text/plain; charset=utf-8',
  `Content-Length: ${Buffer.byteLength(text)}`,
  'Retry-After: 1',
  'Connection: close',
  '',
  text,
].join('\r\n');

/**
 * Bounds how many visitors a server serves at a time. More are told in a line that it is busy, at next to no cost;
 * where even those are too many, the rest are hung up on without a word.
 *
 * @param most connections that are served.
 */
export function boundCrowd(server: Server, most: number): void {
  const serve = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  let served = 0;
  server.removeAllListeners('connection');
  server.maxConnections = 16 * most;
  server.on('connection', (socket: Socket) => {
    if (served >= most) {
      turnAway(socket);
      return;
    }
    served++;
    socket.on('close', () => served--);
    for (const listener of serve) listener.call(server, socket);
  });
}

function turnAway(socket: Socket): void {
  const leave = () => socket.destroy();
  socket.on('error', leave);
  socket.on('end', leave);
  socket.setTimeout(farewell, leave);
  // What was sent is read, because a connection that is closed with something unread takes the answer with it.
  socket.resume();
  socket.end(busyAnswer);
}
