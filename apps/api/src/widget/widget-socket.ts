import type { WebSocket } from 'ws';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { VisitorRow } from '#persistence/visitors/visitor.store.js';
import { PushSocket } from '../live/push-socket.js';
import { identityOf } from './visitor-name.js';
import type { ShownDialog, ShownProblem, ToVisitor } from './widget.frames.js';

/** One open chat of a visitor: a tab of a browser, an app. */
export class WidgetSocket extends PushSocket<ToVisitor> {
  /** What it was told last, so that it hears only of changes. */
  private lastDialog = '';
  private lastOnline: boolean | null = null;
  /** The page that the company has been told of. */
  toldPage: string | null = null;

  constructor(
    socket: WebSocket,
    readonly channel: ConnectedChannel,
    public visitor: VisitorRow,
    readonly ip: string,
  ) {
    super(socket);
  }

  get companyId(): number {
    return this.channel.companyId;
  }

  get key(): string {
    return followerKey({ channelId: this.channel.id, ...identityOf(this.visitor) });
  }

  /** For limits: the token, not the person, who may have several devices. */
  get name(): string {
    return this.visitor.tokenHash.toString('base64');
  }

  fail(problem: ShownProblem, final: boolean, code: number): void {
    this.send({ type: 'error', problem, final });
    this.close(code, problem.code);
  }

  /** True when this is news, which is then taken for told. */
  hearsOfDialog(dialog: ShownDialog): boolean {
    const told = JSON.stringify(dialog);
    const isNews = told !== this.lastDialog;
    this.lastDialog = told;
    return isNews;
  }

  hearsOfOnline(online: boolean): boolean {
    const isNews = online !== this.lastOnline;
    this.lastOnline = online;
    return isNews;
  }
}

/** By this the sockets of a visitor are found. */
export const followerKey = (of: { channelId: number; kind: string; value: string }): string => `${of.channelId}\n${of.kind}\n${of.value}`;
