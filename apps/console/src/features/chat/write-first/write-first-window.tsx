import { Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { isApiError } from '../../../api/api-error.js';
import type { ListedTemplate } from '../../../api/channel-types.js';
import { meQuery } from '../../../api/session.js';
import type { Client } from '../../../api/types.js';
import { startDialog, type StartDialog, type Whom } from '../../../api/write-first.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { errorText, toast } from '../../../ui/toast.js';
import type { Shared } from '../composer/share-menu.js';
import { applyDialog } from '../live/apply-live-events.js';
import { countAgainSoon } from '../queries/counters.js';
import { TemplateForm } from '../templates/template-form.js';
import { TemplatePicker } from '../templates/template-picker.js';
import { useChatLocation } from '../use-chat-location.js';
import { WhomForm, type Chosen } from './whom-form.js';
import classes from './write-first.module.css';

interface Props {
  /** Somebody who is to be written to in another channel. */
  client: Client | null;
  onClose(): void;
}

type Step = { name: 'whom' } | { name: 'templates'; chosen: Chosen } | { name: 'template'; chosen: Chosen; template: ListedTemplate };

/** Begins a chat with somebody who has not written: whom and where, then the words, or the template where the messenger wants one. */
export default function WriteFirstWindow({ client, onClose }: Props) {
  const { t } = useTranslation('chat');
  const [step, setStep] = useState<Step>({ name: 'whom' });
  const begin = useBegin(onClose);
  useFocusBack();
  const openKnown = (dialogId: number): void => {
    onClose();
    begin.open(dialogId);
  };
  const send = ({ whom, name }: Chosen, words: Pick<StartDialog, 'text' | 'template' | 'uploadIds'>): void =>
    begin.run({ ...whom, ...(name ? { name } : {}), ...words });
  const sendTemplate = (chosen: Chosen, { parts, files }: Shared): void => {
    const uploadIds = files.map(({ uploadId }) => uploadId);
    if (parts?.template) send(chosen, { template: parts.template, ...(uploadIds.length > 0 && { uploadIds }) });
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size={step.name === 'template' ? 760 : 520}
      title={client ? t('writeFirst.titleFor', { name: client.name }) : t('writeFirst.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {/* It stays while a template is chosen, so that one comes back to what one has typed. */}
      <div hidden={step.name !== 'whom'}>
        <WhomForm
          client={client}
          busy={begin.busy}
          onOpen={openKnown}
          onTemplate={(chosen) => setStep({ name: 'templates', chosen })}
          onSend={(chosen, text) => send(chosen, { text })}
        />
      </div>
      {step.name === 'templates' ? (
        <TemplatePicker
          channelId={step.chosen.whom.channelId}
          onChoose={(template) => setStep({ name: 'template', chosen: step.chosen, template })}
        />
      ) : null}
      {step.name === 'template' ? (
        <TemplateForm
          template={step.template}
          onBack={() => setStep({ name: 'templates', chosen: step.chosen })}
          onShare={(shared) => sendTemplate(step.chosen, shared)}
        />
      ) : null}
      {begin.problem ? (
        <p className={classes.problem} role="alert">
          {begin.problem}
        </p>
      ) : null}
    </Modal>
  );
}

function useBegin(onClose: () => void) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { open } = useChatLocation();
  const openDialog = (dialogId: number): void => open(dialogId, { filter: undefined, query: undefined, channelId: undefined });
  // The same id with each try: an answer that got lost does not become a second message.
  const [clientMessageId, setId] = useState(() => uuid());
  const { mutate, isPending, error } = useMutation({
    mutationFn: (words: Whom & Omit<StartDialog, 'clientMessageId'>) => startDialog({ ...words, clientMessageId }),
    onSuccess: (row) => {
      applyDialog(client, row, me?.operator.id ?? 0);
      countAgainSoon(client);
      onClose();
      openDialog(row.id);
      toast(t('writeFirst.done', { name: row.client.name }));
    },
    onError: (failure) => {
      if (isApiError(failure) && !failure.isNetwork) setId(uuid());
    },
  });
  return { run: mutate, busy: isPending, problem: error ? errorText(error) : null, open: openDialog };
}
