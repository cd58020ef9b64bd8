import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { invitationCheckQuery, type InviteResults as Results } from '../../api/invitations.js';
import type { RoleRef } from '../../api/roles.js';
import { fieldErrors } from '../field-errors.js';
import { errorText } from '../toast.js';
import { GroupTicks } from './group-ticks.js';
import { isToDo } from './invite-outcomes.js';
import { InvitePreview } from './invite-preview.js';
import { InviteResults } from './invite-results.js';
import { PeopleField } from './people-field.js';
import { linesOf } from './read-list.js';
import { RoleSelect } from './role-select.js';
import { useInvite } from './use-invite.js';
import classes from './people.module.css';

export interface InviteValues {
  text: string;
  role: RoleRef;
  groupIds: number[];
}

interface Props extends InviteValues {
  /** What was typed or chosen: only the fields that changed. */
  onChange: (change: Partial<InviteValues>) => void;
  onInvited?: (results: Results) => void;
  /** Beside the button that invites. */
  children?: ReactNode;
}

const PAUSE_MS = 300;

/** Many people at once, with a role and groups for all; what could not be done stays in the field. */
export function InvitePeople({ text, role, groupIds, onChange, onInvited, children }: Props) {
  const { t } = useTranslation('people');
  const [missing, setMissing] = useState(false);
  const [checked] = useDebouncedValue(text, PAUSE_MS);
  const count = useInvited(text, checked);
  const invite = useInvite((done) => {
    onChange({ text: linesOf(text, new Set(done.results.filter(isToDo).map(({ line }) => line))) });
    onInvited?.(done);
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(!text.trim());
    if (text.trim() && !invite.isPending) invite.mutate({ text, role, groupIds });
  };
  const byField = fieldErrors(invite.error);
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {invite.data && <InviteResults {...invite.data} />}
      <PeopleField
        value={text}
        error={missing ? t('listMissing') : (byField['text'] ?? null)}
        onChange={(next) => {
          setMissing(false);
          onChange({ text: next });
        }}
      />
      <InvitePreview text={checked} />
      <div className={classes.choices}>
        <RoleSelect
          label={t('roleForAll')}
          value={role}
          error={byField['role'] ?? byField['customRoleId']}
          onChange={(chosen) => onChange({ role: chosen })}
        />
        <GroupTicks label={t('groupsForAll')} chosen={groupIds} onChange={(ids) => onChange({ groupIds: ids })} />
      </div>
      {invite.error && Object.keys(byField).length === 0 && (
        <p className={classes.problem} role="alert">
          {errorText(invite.error)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={invite.isPending}>
          {count ? t('inviteCount', { count }) : t('invite')}
        </Button>
        {children}
      </div>
    </form>
  );
}

/** How many would be invited, once it is known of exactly this text. */
function useInvited(text: string, checked: string): number | null {
  const { data, isPlaceholderData } = useQuery(invitationCheckQuery(checked));
  if (!data || isPlaceholderData || text !== checked) return null;
  return data.results.filter(({ outcome }) => outcome === 'invited').length;
}
