import { useQueryClient } from '@tanstack/react-query';
import { use } from 'react';
import type { Message } from '../../../api/types.js';
import { useAction } from '../../../ui/actions/registry.js';
import { clientThread, toggleChosen } from '../../../ui/thread/choosing.js';
import { ForwardSlot } from '../forward-slot.js';
import { useMessageRights } from '../message-rights.js';
import { useFeatures } from '../queries/abilities.js';
import { changeEditing } from '../sending/editing.js';
import { confirmRevoke } from './confirm-revoke.js';
import { focusedMessageId } from './focused-message.js';
import { mayForward, possibleActions, type PossibleActions } from './possible-actions.js';
import { chooseReaction } from './reacting.js';

/** The shortcuts for what can be done with one message: the one that has the focus, else the last that it can be done with. */
export function useMessageActions(transport: string, messages: readonly Message[]): void {
  const client = useQueryClient();
  const features = useFeatures(transport);
  const rights = useMessageRights();
  const can = (kind: string): boolean => features?.actions.includes(kind) ?? false;

  const chosen = (kind: keyof PossibleActions, elseLast: boolean): Message | undefined => {
    const focused = focusedMessageId();
    if (focused === null && !elseLast) return undefined;
    return messages.findLast((message) => possibleActions(message, features, rights)[kind] && (focused === null || message.id === focused));
  };
  useAction('message.react', () => chooseReaction(chosen('react', true)?.id ?? null), rights.write && can('react'));
  useAction(
    'message.edit',
    () => {
      const message = chosen('edit', true);
      if (message) changeEditing(message.dialogId, { messageId: message.id, text: message.text ?? '' });
    },
    rights.change && can('edit'),
  );
  const forward = use(ForwardSlot);
  useAction(
    'message.forward',
    () => {
      const focused = focusedMessageId();
      const message = messages.findLast((one) => mayForward(one) && (focused === null || one.id === focused));
      if (message) forward?.([message.id]);
    },
    forward !== null,
  );
  useAction(
    'message.choose',
    () => {
      const focused = focusedMessageId();
      const message = messages.findLast((one) => mayForward(one) && (focused === null || one.id === focused));
      if (message) toggleChosen(clientThread(message.dialogId), message.id);
    },
    forward !== null,
  );
  useAction(
    'message.delete',
    () => {
      // Never one that nobody pointed at.
      const message = chosen('revoke', false);
      if (message) confirmRevoke(client, message);
    },
    rights.change && can('revoke'),
  );
}
