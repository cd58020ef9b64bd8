import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { isApiError } from '../../../api/api-error.js';
import { useLive } from '../../../api/live.js';
import { onboardingQuery, saveOnboardingField, type DraftValue, type OnboardingStepId } from '../../../api/onboarding.js';
import { whenFieldWritten } from '../../../api/onboarding-live.js';
import type { FormDraft } from '../../../ui/form-draft.js';
import { Drafts, fieldKey, type FieldView, type Rival } from './drafts.js';
import { keepUnsent, keptUnsent } from './outbox.js';
import { SaveQueue, type SaveState } from './save-queue.js';

/** The drafts of the set-up and the queue that saves them, for as long as its page is open. */
export interface Drafting {
  drafts: Drafts;
  queue: SaveQueue;
  state: SaveState;
  /** Why a field was not taken as it is. */
  refusal: unknown;
}

const split = (key: string): [string, string] => {
  const [step = '', ...field] = key.split('/');
  return [step, field.join('/')];
};

/** Never stored by the browser. */
const isSecret = (key: string): boolean => key.includes('.secrets.');

function machinery(operatorId: number, client: QueryClient, onState: (state: SaveState) => void, onRefused: (error: unknown) => void) {
  const drafts = new Drafts(operatorId);
  const keep = (): void => {
    const unsent = queue.unsent.filter(({ key }) => !isSecret(key));
    keepUnsent(operatorId, Object.fromEntries(unsent.map(({ key, value }) => [key, { value, revision: drafts.revision(key) }])));
  };
  const queue: SaveQueue = new SaveQueue({
    send: (key, value, keepalive) => saveOnboardingField(...split(key), value, keepalive),
    onSaved: (key, value, revision) => {
      drafts.saved(key, value, revision, queue.pending(key) !== undefined);
      keep();
    },
    onRefused: (key, error) => {
      keep();
      onRefused(error);
      // Closed or finished by somebody else meanwhile: the page follows.
      if (isApiError(error) && error.status !== 400) void client.invalidateQueries({ queryKey: onboardingQuery.queryKey });
      drafts.leave(key, false);
    },
    onState: (state) => {
      keep();
      onState(state);
    },
  });
  return { drafts, queue, keep };
}

/** Made once a visit of the page; whatever is typed is sent before the page goes, and kept where it cannot be. */
export function useNewDrafting(operatorId: number): Drafting {
  const client = useQueryClient();
  const [state, setState] = useState<SaveState>('saved');
  const [refusal, setRefusal] = useState<unknown>(null);
  const [{ drafts, queue, keep }] = useState(() => machinery(operatorId, client, setState, setRefusal));
  const isOnline = useLive(({ status }) => status === 'open');

  useEffect(() => {
    const load = (): void => {
      const loaded = client.getQueryData(onboardingQuery.queryKey);
      if (loaded) drafts.loaded(loaded.fields);
    };
    load();
    for (const { key, value } of keptUnsent(operatorId, (one) => drafts.revision(one))) {
      drafts.type(key, value);
      queue.type(key, value);
      drafts.leave(key, true);
    }
    const stopLoading = client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.queryKey[0] === onboardingQuery.queryKey[0]) load();
    });
    const stopHearing = whenFieldWritten((field) => {
      const key = fieldKey(field.step, field.field);
      if (!field.sealed) drafts.remote(field, (value) => queue.isOnItsWay(key, value));
      // What was typed is only said to whoever asks for it.
      else if (field.revision > drafts.revision(key) && !queue.pending(key)) {
        void client.invalidateQueries({ queryKey: onboardingQuery.queryKey });
      }
    });
    const leave = (): void => {
      keep();
      queue.leave();
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') queue.retryNow();
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      stopLoading();
      stopHearing();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      queue.retryNow();
    };
  }, [client, drafts, queue, keep, operatorId]);
  useEffect(() => {
    if (isOnline) queue.retryNow();
  }, [isOnline, queue]);
  return { drafts, queue, state, refusal };
}

export const DraftingContext = createContext<Drafting | null>(null);

export function useDrafting(): Drafting {
  const drafting = use(DraftingContext);
  if (!drafting) throw new Error('Fields of the set-up stand on its page only.');
  return drafting;
}

export interface DraftField<Value extends DraftValue> extends FieldView {
  /** What stands in the field: what was typed, else what is so already. */
  shown: Value;
  type: (value: Value) => void;
  leave: () => void;
  /** Where typing and leaving are one, as in a choice. */
  choose: (value: Value) => void;
}

interface Hands {
  type: (key: string, value: DraftValue) => void;
  leave: (key: string) => void;
}

function useHands(): Hands {
  const { drafts, queue } = useDrafting();
  return useMemo(
    () => ({
      type: (key, value) => {
        drafts.type(key, value);
        queue.type(key, value);
      },
      leave: (key) => {
        queue.flush(key);
        drafts.leave(key, queue.pending(key) !== undefined);
      },
    }),
    [drafts, queue],
  );
}

/** One field: typed words are saved by themselves, those of others appear. `fallback`: what stands there as long as nobody has typed. */
export function useField<Value extends DraftValue>(step: OnboardingStepId, field: string, fallback: Value): DraftField<Value> {
  const { drafts } = useDrafting();
  const hands = useHands();
  const key = fieldKey(step, field);
  const view = useSyncExternalStore(drafts.subscribe, () => drafts.view(key));
  return {
    ...view,
    shown: view.value === undefined || view.value === null ? fallback : (view.value as Value),
    type: (value) => hands.type(key, value),
    leave: () => hands.leave(key),
    choose: (value) => {
      hands.type(key, value);
      hands.leave(key);
    },
  };
}

/** A whole form below `beginning`, for one that is made elsewhere. `words`: says who else is at a field. */
export function useFormDraft(step: OnboardingStepId, beginning: string, words: (rival: Rival) => string): FormDraft {
  const { drafts } = useDrafting();
  const hands = useHands();
  const version = useSyncExternalStore(drafts.subscribe, drafts.version);
  const below = `${fieldKey(step, beginning)}.`;
  return useMemo(() => {
    const views = drafts.viewsBelow(below);
    return {
      values: Object.fromEntries(views.flatMap(([path, { value }]) => (value === undefined ? [] : [[path, value]]))),
      notes: Object.fromEntries(views.flatMap(([path, { rival }]) => (rival ? [[path, words(rival)]] : []))),
      type: (path, value) => hands.type(below + path, value),
      leave: (path) => hands.leave(below + path),
    };
    // The words change with the language only, and that shows everything anew.
  }, [drafts, hands, below, version]);
}
