import { Button, Modal, Select, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addShare, revokeShare, SHARE_DAYS, sharesQuery, type NewShare, type Share } from '../../../api/shares.js';
import type { DialogRow } from '../../../api/types.js';
import { useMay } from '../../../api/use-may.js';
import { useAction } from '../../../ui/actions/registry.js';
import { CopyField } from '../../../ui/copy-field.js';
import { useFormats } from '../../../ui/format.js';
import { errorText, toastError } from '../../../ui/toast.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import classes from './share-window.module.css';

/** The action of letting somebody read the chat by a link. */
export function ShareChat({ row }: { row: DialogRow }) {
  const [opened, setOpened] = useState(false);
  useAction('dialog.share', () => setOpened(true), useMay('share_chats') ?? false);
  return opened ? <ShareWindow row={row} onClose={() => setOpened(false)} /> : null;
}

function ShareWindow({ row, onClose }: { row: DialogRow; onClose(): void }) {
  const { t } = useTranslation('shares');
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={t('title', { name: row.client.name })} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={classes.window}>
        <p className={classes.hint}>{t('text')}</p>
        <MakeLink dialogId={row.id} />
        <Links dialogId={row.id} />
      </div>
    </Modal>
  );
}

/** The link is shown once: only its hash is kept. */
function MakeLink({ dialogId }: { dialogId: number }) {
  const { t } = useTranslation('shares');
  const client = useQueryClient();
  const [days, setDays] = useState('7');
  const [withComments, setWithComments] = useState(false);
  const make = useMutation<NewShare, Error>({
    mutationFn: () => addShare(dialogId, { days: Number(days) as (typeof SHARE_DAYS)[number], withComments }),
    onSuccess: () => client.invalidateQueries({ queryKey: sharesQuery(dialogId).queryKey }),
  });
  return (
    <div className={classes.form}>
      <Select
        label={t('days')}
        data={SHARE_DAYS.map((count) => ({ value: String(count), label: t('daysCount', { count }) }))}
        value={days}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => setDays(value ?? '7')}
      />
      <Switch label={t('withComments')} checked={withComments} onChange={(event) => setWithComments(event.currentTarget.checked)} />
      {make.error ? (
        <p className={classes.problem} role="alert">
          {errorText(make.error)}
        </p>
      ) : null}
      <div>
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t('make')}
        </Button>
      </div>
      {make.data ? <CopyField label={t('link')} value={make.data.url} hint={t('linkHint')} isNew /> : null}
    </div>
  );
}

function Links({ dialogId }: { dialogId: number }) {
  const { t } = useTranslation('shares');
  const { data: links = [] } = useQuery(sharesQuery(dialogId));
  if (links.length === 0) return null;
  return (
    <section aria-label={t('live')}>
      <h3 className={classes.heading}>{t('live')}</h3>
      <ul className={classes.links}>
        {links.map((share) => (
          <LinkLine key={share.id} share={share} dialogId={dialogId} />
        ))}
      </ul>
    </section>
  );
}

function LinkLine({ share, dialogId }: { share: Share; dialogId: number }) {
  const { t } = useTranslation('shares');
  const formats = useFormats();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeShare(share.id),
    onSettled: () => client.invalidateQueries({ queryKey: sharesQuery(dialogId).queryKey }),
    onError: (error) => toastError(error),
  });
  const until = formats.full(share.expiresAt);
  return (
    <li className={classes.link}>
      <span className={classes.about}>
        <span>{t('until', { until })}</span>
        <span className={classes.hint}>
          {[
            share.createdBy ? t('by', { name: share.createdBy.name }) : '',
            share.withComments ? t('commentsToo') : t('withoutComments'),
            share.lastSeenAt ? t('seen', { at: formats.full(share.lastSeenAt) }) : t('neverSeen'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Button
        size="compact-sm"
        variant="default"
        loading={revoke.isPending}
        aria-label={t('revokeNamed', { until })}
        onClick={() => revoke.mutate()}
      >
        {t('revoke')}
      </Button>
    </li>
  );
}
