import { Injectable } from '@nestjs/common';
import { SessionReader, type LiveSession } from '#persistence/sessions/session.reader.js';
import { SessionActivity } from '../access/session-activity.js';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';
import { CLOSE } from './push-socket.js';

const rightsOf = ({ role, permissions }: LiveSession): string => [role, ...permissions].join();

/** Keeps sockets and sessions in step: an open window keeps its session alive, an ended session closes its windows. */
@Injectable()
export class SessionWatch {
  constructor(
    private readonly sockets: LiveSockets,
    private readonly sessions: SessionReader,
    private readonly activity: SessionActivity,
  ) {}

  /** A session that was ended, or whose operator may do less now, loses its socket at once; a changed role comes back with the new one. */
  dropEnded(): Promise<void> {
    return this.compare(this.sockets.all());
  }

  /** Of a socket that has just joined: what was ended while it was on its way in has gone by before anybody could find it. */
  joined(socket: LiveSocket): Promise<void> {
    return this.compare([socket]);
  }

  /** Writes down whose windows are open, though nobody there may be asking for anything. */
  keepAlive(): Promise<void> {
    return this.activity.open(this.sockets.all().map(({ session }) => session));
  }

  private async compare(sockets: LiveSocket[]): Promise<void> {
    if (sockets.length === 0) return;
    const ids = [...new Set(sockets.map(({ session }) => session.sessionId))];
    const alive = new Map((await this.sessions.alive(ids)).map((session) => [session.sessionId, session]));
    for (const socket of sockets) {
      const session = alive.get(socket.session.sessionId);
      if (!session) socket.close(CLOSE.sessionEnded, 'session ended');
      else if (rightsOf(session) !== rightsOf(socket.session)) socket.close(CLOSE.restart, 'rights changed');
    }
  }
}
