import { Switch, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import type { Company } from '../../../api/types.js';
import { SaveBar, Section } from '../section.js';
import classes from '../settings.module.css';
import { useCompanyChange } from '../use-company-change.js';

const valuesOf = ({ ratingQuestion }: Company) => ({ asks: ratingQuestion !== null, ratingQuestion: ratingQuestion ?? '' });

/** Whether clients are asked to rate what was closed, and in which words. */
export function RatingForm({ company, mayChange }: { company: Company; mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const form = useForm({
    initialValues: valuesOf(company),
    validate: { ratingQuestion: (text, { asks }) => (!asks || text.trim() ? null : t('rating.missing')) },
  });
  const change = useCompanyChange(
    (saved) => {
      form.setInitialValues(valuesOf(saved));
      form.reset();
    },
    (error) => isApiError(error) && form.setErrors(error.byField),
  );
  const switchTo = (asks: boolean): void =>
    form.setValues({ asks, ...(asks && !form.values.ratingQuestion.trim() && { ratingQuestion: company.usualRatingQuestion }) });
  return (
    <Section title={t('rating.title')}>
      <p className={classes.note}>{t('rating.text')}</p>
      <form
        className={classes.form}
        onSubmit={form.onSubmit(({ asks, ratingQuestion }) => change.mutate({ ratingQuestion: asks ? ratingQuestion.trim() : null }))}
        noValidate
      >
        <div className={classes.fields}>
          <Switch
            label={t('rating.ask')}
            checked={form.values.asks}
            disabled={!mayChange}
            onChange={(event) => switchTo(event.currentTarget.checked)}
          />
          {form.values.asks ? (
            <Textarea
              label={t('rating.question')}
              description={t('rating.hint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={500}
              disabled={!mayChange}
              {...form.getInputProps('ratingQuestion')}
            />
          ) : null}
        </div>
        <SaveBar dirty={form.isDirty()} saving={change.isPending} error={change.error} onReset={form.reset} />
      </form>
    </Section>
  );
}
