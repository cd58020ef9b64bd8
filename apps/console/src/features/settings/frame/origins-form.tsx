import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import type { Company } from '../../../api/types.js';
import { SaveBar, Section } from '../section.js';
import classes from '../settings.module.css';
import { useCompanyChange } from '../use-company-change.js';
import { originsOf, wrongOrigin } from './wrong-origin.js';

const written = (origins: readonly string[]): string => origins.join('\n');

/** Whose pages may show the chats: the browser keeps everybody else from it. */
export function OriginsForm({ company, mayChange }: { company: Company; mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const form = useForm({
    initialValues: { embedOrigins: written(company.embedOrigins) },
    validate: {
      embedOrigins: (text) => {
        const wrong = wrongOrigin(text);
        return wrong && t(`frame.wrong.${wrong.why}`, { origin: wrong.origin });
      },
    },
  });
  const change = useCompanyChange(
    (saved) => {
      form.setInitialValues({ embedOrigins: written(saved.embedOrigins) });
      form.reset();
    },
    (error) => {
      if (isApiError(error)) form.setErrors(error.byField);
    },
  );
  return (
    <Section title={t('frame.origins')}>
      <p className={classes.note}>{t('frame.about')}</p>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit(({ embedOrigins }) => change.mutate({ embedOrigins: originsOf(embedOrigins) }))}
      >
        <Textarea
          label={t('frame.list')}
          description={t('frame.listHint')}
          placeholder="https://crm.example.com"
          autosize
          minRows={2}
          maxRows={10}
          spellCheck={false}
          disabled={!mayChange}
          {...form.getInputProps('embedOrigins')}
        />
        <SaveBar dirty={form.isDirty()} saving={change.isPending} error={change.error} onReset={form.reset} />
      </form>
    </Section>
  );
}
