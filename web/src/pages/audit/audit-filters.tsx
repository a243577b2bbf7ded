import { Button, Kbd, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraft } from '../../components/forms/use-draft';
import { membersQuery } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { nounOf } from '../../workspace/audit-sentence/sentence';
import { ACTIONS, TARGET_TYPES } from './actions';
import type { AuditChange, AuditSearch } from './audit-search';
import { keyNamesQuery } from './queries';
import classes from './audit-filters.module.css';
import { t, translateDeclared } from '../../language/translate';

interface AuditFiltersProps {
  search: AuditSearch;
  onChange: (part: AuditChange) => void;
  onClear: () => void;
}

export function AuditFilters({ search, onChange, onClear }: AuditFiltersProps) {
  const workspace = useWorkspace();
  const { data: members = [] } = useQuery(membersQuery(workspace.id));
  const { data: keys = [] } = useQuery(keyNamesQuery(workspace.id));
  const actors = [
    {
      group: t('Members'),
      items: members.map(({ user }) => ({ value: `user:${user.id}`, label: user.name ?? user.email })),
    },
    { group: t('API keys'), items: keys.map(({ id, name }) => ({ value: `key:${id}`, label: name })) },
  ];
  // The URL may name an actor who has left; the filter is shown all the same.
  const { actor } = search;
  if (actor !== undefined && !actors.some(({ items }) => items.some(({ value }) => value === actor)))
    actors.push({ group: t('Others'), items: [{ value: actor, label: `…${actor.slice(-6)}` }] });
  return (
    <div className={classes.filters} role="search" aria-label={t('Audit trail')}>
      <Select
        label={t('What')}
        placeholder={t('Everything')}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('Any action') }}
        data={Object.entries(ACTIONS).map(([value, label]) => ({ value, label: translateDeclared(label) }))}
        value={search.action ?? null}
        onChange={(action) => onChange({ action })}
      />
      <Select
        label={t('Who')}
        placeholder={t('Everybody')}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('Anybody') }}
        data={actors}
        value={search.actor ?? null}
        onChange={(actor) => onChange({ actor })}
      />
      <Select
        label={t('Target')}
        placeholder={t('Anything')}
        clearable
        clearButtonProps={{ 'aria-label': t('Any target') }}
        data={TARGET_TYPES.map((type) => ({
          value: type,
          label: capitalised(translateDeclared(nounOf(type))),
        }))}
        value={search.target ?? null}
        onChange={(target) => onChange({ target })}
      />
      <TypedFilter
        label={t('Text')}
        placeholder={t('Name, title, reason …')}
        value={search.q}
        isValid={(text) => text.length >= 2}
        problem={t('Type at least 2 characters')}
        onChange={(q) => onChange({ q })}
      />
      <TypedFilter
        label={t('Address')}
        placeholder="192.0.2.0/24"
        value={search.address}
        isValid={(text) => /^[\da-f.:/]{2,50}$/i.test(text)}
        problem={t('Type an IP address or a network')}
        onChange={(address) => onChange({ address })}
      />
      <DateFilter label={t('From')} value={search.from} onChange={(from) => onChange({ from })} />
      <DateFilter label={t('To')} value={search.to} onChange={(to) => onChange({ to })} />
      {Object.keys(search).length > 0 && (
        <Button variant="subtle" onClick={onClear}>
          {t('Clear')}
        </Button>
      )}
    </div>
  );
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

interface TypedFilterProps {
  label: string;
  placeholder: string;
  value: string | undefined;
  isValid: (text: string) => boolean;
  problem: string;
  onChange: (text: string) => void;
}

/** Applied on Enter or on blur, because each search is a request that reads much of the trail. */
function TypedFilter({ label, placeholder, value = '', isValid, problem, onChange }: TypedFilterProps) {
  const [text, setText] = useDraft(value);
  const [isWrong, setWrong] = useState(false);
  const apply = () => {
    const trimmed = text.trim();
    const isRight = trimmed === '' || isValid(trimmed);
    setWrong(!isRight);
    if (isRight && trimmed !== value) onChange(trimmed);
  };
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      maxLength={200}
      value={text}
      error={isWrong && problem}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => event.key === 'Enter' && apply()}
      rightSection={text.trim() !== value && <Kbd size="xs">↵</Kbd>}
      rightSectionPointerEvents="none"
      aria-description={t('Press Enter to apply')}
    />
  );
}

interface DateFilterProps {
  label: string;
  value: string | undefined;
  onChange: (day: string) => void;
}

/** A whole year has been typed, not only its first digits, which the browser reports as the year 2 or 20. */
const hasWholeYear = (day: string): boolean => /^[1-9]\d{3}-/.test(day);

/** Applied as soon as it is a whole date; when it is emptied, on Enter or on blur, because it may be half typed. */
function DateFilter({ label, value = '', onChange }: DateFilterProps) {
  const [day, setDay] = useDraft(value);
  const apply = () => {
    if (day !== '' && !hasWholeYear(day)) setDay(value);
    else if (day !== value) onChange(day);
  };
  return (
    <TextInput
      label={label}
      type="date"
      value={day}
      onChange={(event) => {
        setDay(event.currentTarget.value);
        if (hasWholeYear(event.currentTarget.value)) onChange(event.currentTarget.value);
      }}
      onBlur={apply}
      onKeyDown={(event) => event.key === 'Enter' && apply()}
    />
  );
}
