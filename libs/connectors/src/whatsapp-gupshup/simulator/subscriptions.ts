import type { Answer, Call } from '../../simulator/calls.js';
import { ok, refused } from './answers.js';

interface Subscription {
  id: string;
  url: string;
  version: number;
  modes: string[];
  tag: string;
  active: boolean;
}

const MOST = 5;

/** Who wants to hear of an app. The demo's channels are told without having asked. */
export class Subscriptions {
  private readonly byApp = new Map<string, Subscription[]>();
  private next = 8000;

  answer(call: Call, appId: string, id: string | undefined): Answer {
    const all = this.byApp.get(appId) ?? [];
    const known = all.find((subscription) => subscription.id === id);
    switch (call.method) {
      case 'GET':
        return ok({ subscriptions: all });
      case 'POST':
        return this.add(call, appId, all);
      case 'PUT':
        if (!known) return refused(400, 'Invalid subscription id');
        Object.assign(known, wishesIn(call));
        return ok({ subscription: known });
      case 'DELETE':
        this.byApp.set(appId, id === undefined ? [] : all.filter((subscription) => subscription !== known));
        return { status: 204 };
      default:
        return refused(405, 'Method Not Allowed');
    }
  }

  private add(call: Call, appId: string, all: Subscription[]): Answer {
    const wishes = wishesIn(call);
    if (!URL.canParse(wishes.url)) return refused(400, 'Invalid URL Passed');
    if (all.some(({ tag }) => tag === wishes.tag)) return refused(400, 'Tag already exists');
    if (all.length >= MOST) return refused(400, `Maximum ${MOST} subscriptions are allowed`);
    const subscription = { id: String(this.next++), active: true, ...wishes };
    this.byApp.set(appId, [...all, subscription]);
    return ok({ subscription });
  }
}

function wishesIn(call: Call): Omit<Subscription, 'id' | 'active'> {
  const form = new URLSearchParams(call.body.toString('utf8'));
  const modes = (form.get('modes') ?? '').split(',');
  return { url: form.get('url') ?? '', version: Number(form.get('version')), modes, tag: form.get('tag') ?? '' };
}
