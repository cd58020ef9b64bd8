import { ActionIcon, Button, PasswordInput, Skeleton, TextInput } from '@mantine/core';
import { IconKey, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { deleteSecret, secretsQuery, setSecret, type ScenarioSecret } from '../../../api/scenario-secrets.js';
import { useFormats } from '../../../ui/format.js';
import { errorText, toast } from '../../../ui/toast.js';
import classes from './secrets.module.css';

/** Names of the secrets; a value is only ever set, never shown. */
export function SecretsPanel() {
  const { t } = useTranslation('steps');
  const { data, error, isPending } = useQuery(secretsQuery);
  const [name, setName] = useState('');
  return (
    <div className={classes.panel}>
      <p className={classes.note}>{t('secrets.text')}</p>
      {isPending && <Skeleton height={80} />}
      {error && (
        <p className={classes.problem} role="alert">
          {errorText(error)}
        </p>
      )}
      {data?.length === 0 && <p className={classes.note}>{t('secrets.none')}</p>}
      {data && data.length > 0 && (
        <ul className={classes.list} aria-label={t('secrets.title')}>
          {data.map((secret) => (
            <Row key={secret.name} secret={secret} onRenew={() => setName(secret.name)} />
          ))}
        </ul>
      )}
      <SecretForm key={name} name={name} onDone={() => setName('')} />
    </div>
  );
}

function Row({ secret: { name, updatedAt }, onRenew }: { secret: ScenarioSecret; onRenew: () => void }) {
  const { t } = useTranslation(['steps', 'ui']);
  const formats = useFormats();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteSecret(name),
    onSuccess: () => client.invalidateQueries({ queryKey: secretsQuery.queryKey }),
  });
  return (
    <li className={classes.row}>
      <IconKey size={16} aria-hidden />
      <span className={classes.name}>
        <code>{name}</code>
        <small>{t('steps:secrets.since', { date: formats.date(updatedAt) })}</small>
      </span>
      {asked ? (
        <span className={classes.question}>
          {remove.error ? errorText(remove.error) : t('steps:secrets.deleteQuestion')}
          <Button size="compact-sm" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('steps:secrets.delete')}
          </Button>
          <Button size="compact-sm" variant="default" autoFocus onClick={() => setAsked(false)}>
            {t('ui:cancel')}
          </Button>
        </span>
      ) : (
        <>
          <ActionIcon aria-label={t('steps:secrets.renew', { name })} onClick={onRenew}>
            <IconPencil size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t('steps:secrets.deleteNamed', { name })} onClick={() => setAsked(true)}>
            <IconTrash size={16} />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

/** A new one, or another value under a name that is there. */
function SecretForm({ name: given, onDone }: { name: string; onDone: () => void }) {
  const { t } = useTranslation(['steps', 'ui']);
  const client = useQueryClient();
  const [name, setName] = useState(given);
  const [value, setValue] = useState('');
  const [complained, setComplained] = useState(false);
  const save = useMutation({
    mutationFn: setSecret,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: secretsQuery.queryKey });
      toast(t('steps:secrets.saved', { name }));
      setName('');
      setValue('');
      setComplained(false);
      onDone();
    },
  });
  const nameWrong = /^[A-Za-z_]\w{0,63}$/.test(name) ? null : t('steps:secrets.nameWrong');
  const valueWrong = value === '' ? t('steps:secrets.valueMissing') : null;
  const refused = isApiError(save.error) ? save.error.byField : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (nameWrong || valueWrong) return setComplained(true);
    save.mutate({ name, value });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <h2 className={classes.heading}>{given ? t('steps:secrets.renew', { name: given }) : t('steps:secrets.add')}</h2>
      {!given && (
        <TextInput
          label={t('steps:secrets.name')}
          description={t('steps:secrets.nameHint')}
          placeholder="SHOP_TOKEN"
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={name}
          error={refused['name'] ?? (complained ? nameWrong : null)}
          onChange={(event) => setName(event.currentTarget.value.replace(/\s+/g, '_'))}
        />
      )}
      <PasswordInput
        label={t('steps:secrets.value')}
        autoComplete="new-password"
        autoFocus={given !== ''}
        value={value}
        error={refused['value'] ?? (complained ? valueWrong : null)}
        visibilityToggleButtonProps={{ 'aria-label': t('steps:secrets.show') }}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      {save.error && Object.keys(refused).length === 0 && (
        <p className={classes.problem} role="alert">
          {errorText(save.error)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('ui:save')}
        </Button>
        {given && (
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
