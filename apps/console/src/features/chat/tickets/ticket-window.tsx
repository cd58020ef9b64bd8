import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import { addTicket, changeTicket, TICKET_PRIORITIES, TICKET_STATES, TICKETS, type Ticket } from '../../../api/tickets.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { errorText } from '../../../ui/toast.js';
import classes from './tickets.module.css';

interface Props {
  /** Null: a new one. */
  ticket: Ticket | null;
  /** Of a new one: the dialog that it came of. */
  dialogId?: number;
  mayChange: boolean;
  onClose(): void;
}

const valuesOf = (ticket: Ticket | null) => ({
  title: ticket?.title ?? '',
  description: ticket?.description ?? '',
  state: ticket?.state ?? ('open' as const),
  priority: ticket?.priority ?? ('normal' as const),
  operatorId: ticket?.operator ? String(ticket.operator.id) : null,
});

/** A ticket as a form. */
export function TicketWindow({ ticket, dialogId, mayChange, onClose }: Props) {
  const { t } = useTranslation('tickets');
  const client = useQueryClient();
  useFocusBack();
  const form = useForm({
    initialValues: valuesOf(ticket),
    validate: { title: (title) => (title.trim() ? null : t('titleMissing')) },
  });
  const save = useMutation({
    mutationFn: ({ operatorId, state, ...values }: ReturnType<typeof valuesOf>) => {
      const fields = { ...values, title: values.title.trim(), operatorId: operatorId === null ? null : Number(operatorId) };
      return ticket ? changeTicket(ticket.id, { ...fields, state }) : addTicket({ ...fields, ...(dialogId && { dialogId }) });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [TICKETS] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={ticket ? ticket.number : t('new')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <TextInput label={t('title')} maxLength={200} data-autofocus readOnly={!mayChange} {...form.getInputProps('title')} />
        <Textarea
          label={t('description')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={10_000}
          readOnly={!mayChange}
          {...form.getInputProps('description')}
        />
        <Choices
          withState={ticket !== null}
          mayChange={mayChange}
          field={(name) => form.getInputProps(name)}
          current={ticket?.operator ?? null}
        />
        {save.error ? (
          <p className={classes.problem} role="alert">
            {errorText(save.error)}
          </p>
        ) : null}
        {mayChange ? (
          <div className={classes.buttons}>
            <Button type="submit" loading={save.isPending}>
              {ticket ? t('ui:save') : t('create')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
          </div>
        ) : null}
      </form>
    </Modal>
  );
}

interface ChoicesProps {
  withState: boolean;
  mayChange: boolean;
  field(name: 'state' | 'priority' | 'operatorId'): object;
  /** Who has it now, also where he does not work here any more. */
  current: { id: number; name: string } | null;
}

function Choices({ withState, mayChange, field, current }: ChoicesProps) {
  const { t } = useTranslation('tickets');
  const { data: operators = [] } = useQuery(operatorsQuery);
  const people = operators.map(({ id, firstName, lastName }) => ({
    value: String(id),
    label: [firstName, lastName].filter(Boolean).join(' '),
  }));
  if (current && !people.some(({ value }) => value === String(current.id))) people.push({ value: String(current.id), label: current.name });
  const common = { disabled: !mayChange, allowDeselect: false };
  return (
    <>
      <div className={classes.pair}>
        {withState ? (
          <Select
            label={t('state')}
            data={TICKET_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
            {...common}
            {...field('state')}
          />
        ) : null}
        <Select
          label={t('priority')}
          data={TICKET_PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
          {...common}
          {...field('priority')}
        />
      </div>
      <Select
        label={t('operator')}
        placeholder={t('nobody')}
        data={people}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('takeAway') }}
        autoComplete="off"
        disabled={!mayChange}
        {...field('operatorId')}
      />
    </>
  );
}
