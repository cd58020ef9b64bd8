import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, transportsQuery } from '../../../api/channels.js';
import type { Client } from '../../../api/types.js';
import type { StartCheck, Whom } from '../../../api/write-first.js';
import { displayPhone } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { homeCountry, readPhone } from './read-phone.js';
import { useProspect } from './use-prospect.js';
import classes from './write-first.module.css';

/** Whom, where, and as whom the operators shall see him. */
export interface Chosen {
  whom: Whom;
  name: string;
}

interface Props {
  client: Client | null;
  busy: boolean;
  onOpen(dialogId: number): void;
  onTemplate(chosen: Chosen): void;
  onSend(chosen: Chosen, text: string): void;
}

type By = 'phone' | 'username';

/** The channels that can begin a chat, each with what it knows people by. */
function useBeginning(except: number | undefined) {
  const { data: channels = [], isPending } = useQuery(channelsQuery);
  const { data: transports = [] } = useQuery(transportsQuery);
  const beginning = channels.flatMap((channel) => {
    const by = transports.find(({ transport }) => transport === channel.transport)?.can.begin ?? [];
    return by.length > 0 && channel.state === 'active' && channel.id !== except ? [{ ...channel, by }] : [];
  });
  return { beginning, isPending: isPending || transports.length === 0 };
}

export function WhomForm({ client, busy, onOpen, onTemplate, onSend }: Props) {
  const { t } = useTranslation('chat');
  const transportName = useTransportName();
  const { beginning, isPending } = useBeginning(client?.channel.id);
  const [channelId, setChannelId] = useState<number | null>(null);
  const [chosenBy, setBy] = useState<By>('phone');
  const [typed, setTyped] = useState(displayPhone(client?.phone ?? null) ?? '');
  const [name, setName] = useState(client?.name ?? '');
  const [text, setText] = useState('');
  const [complained, setComplained] = useState(false);
  const channel = beginning.find(({ id }) => id === channelId) ?? beginning[0];
  const by: By = channel?.by.includes(chosenBy) ? chosenBy : (channel?.by[0] ?? 'phone');
  const { digits, shown } = readPhone(typed, homeCountry(navigator.languages));
  const username = /^@?([A-Za-z][A-Za-z0-9_.]{2,63})$/.exec(typed.trim())?.[1] ?? null;
  const value = by === 'phone' ? digits : username;
  const whom: Whom | null = channel && value ? { channelId: channel.id, [by]: value } : null;
  const { prospect, asking, error } = useProspect(whom);

  if (isPending) return <p className={classes.note}>{t('writeFirst.loading')}</p>;
  if (!channel) return <p className={classes.note}>{t(client ? 'writeFirst.noOther' : 'writeFirst.noChannel')}</p>;
  const blocked = !whom || asking || !prospect || prospect.exists === false || Boolean(prospect.operator && !prospect.dialogId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!whom) return setComplained(true);
    if (blocked || busy) return;
    if (prospect.dialogId) return onOpen(prospect.dialogId);
    const chosen = { whom, name: name.trim() };
    if (prospect.needsTemplate) onTemplate(chosen);
    else if (text.trim()) onSend(chosen, text.trim());
    else setComplained(true);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <NativeSelect
          label={t('writeFirst.channel')}
          autoFocus={beginning.length > 1}
          value={String(channel.id)}
          onChange={(event) => setChannelId(Number(event.currentTarget.value))}
          data={beginning.map((each) => ({ value: String(each.id), label: `${each.name} — ${transportName(each.transport)}` }))}
        />
        {channel.by.length > 1 ? (
          <NativeSelect
            label={t('writeFirst.by')}
            value={by}
            onChange={(event) => setBy(event.currentTarget.value as By)}
            data={channel.by.map((each) => ({ value: each, label: t(`writeFirst.${each}`) }))}
          />
        ) : null}
        <TextInput
          label={t(`writeFirst.${by}`)}
          description={by === 'phone' && digits ? `+${digits}` : t(`writeFirst.${by}Hint`)}
          autoFocus={beginning.length === 1}
          type={by === 'phone' ? 'tel' : 'text'}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => by === 'phone' && digits && setTyped(shown)}
          error={complained && !value ? t(`writeFirst.${by}Bad`) : null}
        />
        <p className={classes.answer} role="status">
          {error ? errorText(error) : <Answer prospect={prospect} asking={asking} />}
        </p>
        {prospect && !prospect.known ? (
          <TextInput
            label={t('writeFirst.name')}
            placeholder={prospect.name ?? undefined}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        ) : null}
        {prospect && !prospect.dialogId && !prospect.needsTemplate ? (
          <Textarea
            label={t('writeFirst.text')}
            autosize
            minRows={3}
            maxRows={10}
            value={text}
            error={complained && !text.trim() ? t('writeFirst.textMissing') : null}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
            }}
          />
        ) : null}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} disabled={whom !== null && blocked}>
            {t(`writeFirst.${buttonOf(prospect)}`)}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function buttonOf(prospect: StartCheck | undefined): 'openDialog' | 'chooseTemplate' | 'send' {
  if (prospect?.dialogId) return 'openDialog';
  return prospect?.needsTemplate ? 'chooseTemplate' : 'send';
}

/** What is known of him, in a sentence. */
function Answer({ prospect, asking }: { prospect: StartCheck | undefined; asking: boolean }) {
  const { t } = useTranslation('chat');
  if (asking) return <>{t('writeFirst.asking')}</>;
  if (!prospect) return null;
  const { known, dialogId, operator, exists, name } = prospect;
  if (known && dialogId) return <>{t('writeFirst.known', { name: known.name })}</>;
  if (known && operator)
    return <span className={classes.taken}>{t('writeFirst.taken', { name: known.name, operator: operator.name })}</span>;
  if (known) return <>{t('writeFirst.knownElsewhere', { name: known.name })}</>;
  if (exists === false) return <span className={classes.nobody}>{t('writeFirst.nobody')}</span>;
  if (exists) return <>{name ? t('writeFirst.thereNamed', { name }) : t('writeFirst.there')}</>;
  return <>{t('writeFirst.unknown')}</>;
}
