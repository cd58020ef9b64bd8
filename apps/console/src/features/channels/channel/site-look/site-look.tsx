import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../../api/channel-types.js';
import { changeChannel, channelsQuery } from '../../../../api/channels.js';
import { companyQuery } from '../../../../api/company.js';
import { toast, toastError } from '../../../../ui/toast.js';
import classes from '../channel.module.css';
import { changedLook, isColour, isPicture, lookValues, type LookValues } from './look-values.js';
import { LookPreview } from './preview.js';
import own from './site-look.module.css';

type LookForm = UseFormReturnType<LookValues>;

/** How the chat looks on the company's pages, with the chat itself beside it. */
export function SiteLook({ channel }: { channel: Channel }) {
  const { t } = useTranslation(['channels', 'ui']);
  const client = useQueryClient();
  const { data: company } = useQuery(companyQuery);
  const form = useForm<LookValues>({
    initialValues: lookValues(channel),
    validate: {
      color: (colour) => (isColour(colour) ? null : t('channels:siteLook.wrongColour')),
      avatar: (address) => (isPicture(address.trim()) ? null : t('channels:siteLook.wrongPicture')),
    },
  });
  const saving = useMutation({
    mutationFn: (values: LookValues) => changeChannel(channel.id, { settings: changedLook(lookValues(channel), values) }),
    onSuccess: (changed) => {
      client.setQueryData(channelsQuery.queryKey, (channels) => channels?.map((one) => (one.id === changed.id ? changed : one)));
      form.setInitialValues(lookValues(changed));
      form.reset();
      toast(t('channels:form.saved'));
    },
    onError: (error) => toastError(error),
  });
  return (
    <section className={classes.section} aria-labelledby="site-look">
      <h3 className={classes.heading} id="site-look">
        {t('channels:siteLook.title')}
      </h3>
      <p className={classes.hint}>{t('channels:siteLook.hint')}</p>
      <div className={own.halves}>
        <form className={classes.form} onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
          <Brand form={form} companyName={company?.name ?? ''} />
          <Words form={form} />
          <Questions form={form} />
          <div className={classes.buttons}>
            <Button type="submit" loading={saving.isPending} disabled={!form.isDirty()}>
              {t('ui:save')}
            </Button>
            {form.isDirty() && (
              <Button variant="subtle" color="gray" onClick={form.reset}>
                {t('channels:form.reset')}
              </Button>
            )}
          </div>
        </form>
        <LookPreview values={form.values} companyName={company?.name ?? ''} />
      </div>
    </section>
  );
}

function Brand({ form, companyName }: { form: LookForm; companyName: string }) {
  const { t } = useTranslation('channels');
  const choices = (name: 'position' | 'theme' | 'locale', values: string[]) =>
    values.map((value) => ({ value, label: t(`siteLook.${name}.${value}`) }));
  return (
    <>
      <TextInput label={t('siteLook.name')} placeholder={companyName} maxLength={60} autoComplete="off" {...form.getInputProps('title')} />
      <TextInput
        label={t('siteLook.colour')}
        description={t('siteLook.colourHint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={7}
        leftSectionWidth={44}
        leftSection={
          <input
            type="color"
            className={own.colour}
            aria-label={t('siteLook.colourPick')}
            value={isColour(form.values.color) ? form.values.color : '#2f6fed'}
            onChange={(event) => form.setFieldValue('color', event.currentTarget.value)}
          />
        }
        {...form.getInputProps('color')}
      />
      <div className={own.three}>
        <Select
          label={t('siteLook.position.label')}
          data={choices('position', ['right', 'left'])}
          allowDeselect={false}
          {...form.getInputProps('position')}
        />
        <Select
          label={t('siteLook.theme.label')}
          data={choices('theme', ['auto', 'light', 'dark'])}
          allowDeselect={false}
          {...form.getInputProps('theme')}
        />
        <Select
          label={t('siteLook.locale.label')}
          data={choices('locale', ['auto', 'ru', 'en'])}
          allowDeselect={false}
          {...form.getInputProps('locale')}
        />
      </div>
    </>
  );
}

function Words({ form }: { form: LookForm }) {
  const { t } = useTranslation('channels');
  return (
    <>
      <Textarea
        label={t('siteLook.greeting')}
        description={t('siteLook.greetingHint')}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={500}
        {...form.getInputProps('greeting')}
      />
      <TextInput
        label={t('siteLook.launcherText')}
        description={t('siteLook.launcherTextHint')}
        maxLength={30}
        autoComplete="off"
        {...form.getInputProps('launcher_text')}
      />
      <TextInput
        label={t('siteLook.avatar')}
        description={t('siteLook.avatarHint')}
        placeholder="https://shop.example/logo.png"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('avatar')}
      />
    </>
  );
}

function Questions({ form }: { form: LookForm }) {
  const { t } = useTranslation('channels');
  return (
    <fieldset className={own.questions}>
      <legend>{t('siteLook.asks')}</legend>
      <Checkbox label={t('siteLook.askName')} {...form.getInputProps('ask_name', { type: 'checkbox' })} />
      <Checkbox label={t('siteLook.askEmail')} {...form.getInputProps('ask_email', { type: 'checkbox' })} />
      <Checkbox label={t('siteLook.askRating')} {...form.getInputProps('ask_rating', { type: 'checkbox' })} />
    </fieldset>
  );
}
