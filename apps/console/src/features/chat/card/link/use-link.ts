import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../../api/api-error.js';
import {
  linkCards,
  previewLink,
  undoLink,
  type Card,
  type CardLinkField,
  type CardValue,
  type LinkPreview,
  type Side,
} from '../../../../api/cards.js';
import { customFieldsQuery } from '../../../../api/custom-fields.js';
import { toastError } from '../../../../ui/toast.js';
import { actionToast } from '../../../../ui/action-toast.js';
import { applyCard, refreshCard } from '../apply-card.js';
import { nameOf } from '../values.js';
import {
  changedMeanwhile,
  emptyDraft,
  linkedCard,
  overNewCards,
  tick,
  tickAll,
  withKinds,
  withNames,
  type LinkDraft,
  type MeanwhileChange,
} from './link-draft.js';

export type LinkStep = 'find' | 'compare' | 'result';

const NOBODY: LinkDraft = { ticks: {}, edits: {}, droppedTags: [] };

/** The comparison of two cards, wherever whoever was on them is now: the server says it of cards that are nobody's any more. */
async function presentPreview(targetId: number, otherId: number): Promise<LinkPreview> {
  try {
    return await previewLink(targetId, otherId);
  } catch (error) {
    const now = isApiError(error) && error.code === 'card_changed' ? error.about : {};
    const [target, other] = [now['target'], now['other']].map((card) => (card as Card | undefined)?.id);
    if (!target || !other) throw error;
    return previewLink(target, other);
  }
}

/** The course of a link: what is compared, what was chosen, and what the server says of it. Going back loses nothing. */
export function useLink(card: Card, onDone: () => void) {
  const { t } = useTranslation('card');
  const client = useQueryClient();
  const [step, setStep] = useState<LinkStep>('find');
  const [preview, setPreview] = useState<LinkPreview>();
  const [draft, setDraft] = useState<LinkDraft>(NOBODY);
  const [meanwhile, setMeanwhile] = useState<MeanwhileChange[]>([]);

  /** With what only the screen knows: how the person is called, and of which kind the company's own fields are. */
  const seenBy = async (found: LinkPreview): Promise<LinkPreview> =>
    withKinds(withNames(found), await client.ensureQueryData(customFieldsQuery));

  const picking = useMutation({
    mutationFn: async (otherId: number) => seenBy(await presentPreview(card.id, otherId)),
    onSuccess: (found) => {
      // The same one again: what was chosen stands.
      if (found.other.id !== preview?.other.id) setDraft(emptyDraft(found));
      else setDraft(overNewCards(draft, found));
      setPreview(found);
      setMeanwhile([]);
      saving.reset();
      setStep('compare');
    },
  });

  /** Somebody changed one of the two, or linked it to a third: looked at again, with the choices kept, and told what is new. */
  const lookAgain = async (before: LinkPreview): Promise<void> => {
    const now = await seenBy(await presentPreview(before.target.id, before.other.id));
    setPreview(now);
    setDraft(overNewCards(draft, now));
    setMeanwhile(changedMeanwhile(before, now));
    setStep('compare');
  };

  const saving = useMutation({
    mutationFn: async (seen: LinkPreview): Promise<Card | null> => {
      try {
        return await linkCards({
          targetCardId: seen.target.id,
          otherCardId: seen.other.id,
          seen: { target: seen.target.revision, other: seen.other.revision },
          card: linkedCard(seen, draft),
        });
      } catch (error) {
        if (!isApiError(error) || error.code !== 'card_changed') throw error;
        await lookAgain(seen);
        return null;
      }
    },
    onSuccess: (linked) => {
      if (!linked) return;
      applyCard(client, linked);
      offerUndo(linked);
      onDone();
    },
  });

  const offerUndo = (linked: Card): void => {
    const [newest] = linked.links;
    actionToast(t('link.done', { name: nameOf(linked) }), t('chat:dialog.undo'), () => {
      if (newest) undoLink(newest.id, { keep: {}, seen: linked.revision }).then(() => refreshCard(client, linked.id), toastError);
    });
  };

  return {
    step,
    preview,
    draft,
    meanwhile,
    pick: picking.mutate,
    isPicking: picking.isPending,
    pickError: picking.error,
    save: () => preview && saving.mutate(preview),
    isSaving: saving.isPending,
    saveError: saving.error,
    goTo: (next: LinkStep) => {
      saving.reset();
      setStep(next);
    },
    tick: (field: CardLinkField, side: Side, on: boolean) => setDraft(tick(draft, field, side, on)),
    tickAll: (side: Side) => preview && setDraft(tickAll(draft, preview.fields, side)),
    edit: (field: string, value: CardValue) => setDraft({ ...draft, edits: { ...draft.edits, [field]: value } }),
    dropTag: (id: number) => setDraft({ ...draft, droppedTags: [...draft.droppedTags, id] }),
  };
}

export type Linking = ReturnType<typeof useLink>;
