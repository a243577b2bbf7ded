import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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
        key={`q ${search.q ?? ''}`}
        label={t('Text')}
        placeholder={t('Name, title, reason …')}
        value={search.q}
        isValid={(text) => text.length >= 2}
        problem={t('Type at least 2 characters')}
        onChange={(q) => onChange({ q })}
      />
      <TypedFilter
        key={`address ${search.address ?? ''}`}
        label={t('Address')}
        placeholder="192.0.2.0/24"
        value={search.address}
        isValid={(text) => /^[\da-f.:/]{2,50}$/i.test(text)}
        problem={t('Type an IP address or a network')}
        onChange={(address) => onChange({ address })}
      />
      <TextInput
        label={t('From')}
        type="date"
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        label={t('To')}
        type="date"
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
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
  const [text, setText] = useState(value);
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
    />
  );
}
