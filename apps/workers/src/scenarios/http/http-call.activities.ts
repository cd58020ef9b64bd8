import { Context } from '@temporalio/activity';
import type { HttpCallActivities } from '#workflows/scenario-run/scenario-run.activities.js';
import type { CallHttp } from './call-http.js';

const BEAT_MS = 3_000;

/** As the worker takes them: functions without an object. The heartbeat tells of a worker that died in a call. */
export function httpCallActivities(calls: Pick<CallHttp, 'run'>): HttpCallActivities {
  return {
    async callHttp(call) {
      const context = Context.current();
      const beat = setInterval(() => context.heartbeat(), BEAT_MS);
      try {
        await calls.run(call);
      } finally {
        clearInterval(beat);
      }
    },
  };
}
