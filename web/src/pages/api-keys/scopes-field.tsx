import { Checkbox, Input, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { offeredScopesQuery, scopesQuery, useWorkspace } from '../../workspace/queries';
import { resources } from '../../resources';
import { type Role, roleAtLeast } from '../../workspace/roles';
import { isOwnScope, SCOPE_GROUPS, SCOPES } from './scopes';
import classes from './scopes-field.module.css';
import { type Message, t, translateDeclared } from '../../language/translate';

/** What a key is usually for: to read a resource. */
const SUGGESTED = Object.values(resources)
  .map(({ scope }) => scope)
  .concat(SCOPES.filter((scope) => scope.endsWith(':read')))
  .slice(0, 1);

const BEYOND_ROLE = {
  viewer: 'What cannot be chosen is more than a viewer may do.',
  member: 'What cannot be chosen is more than a member may do.',
  admin: 'What cannot be chosen is more than an admin may do.',
  owner: 'What cannot be chosen is more than an owner may do.',
} as const satisfies Record<Role, Message>;

interface ScopesFieldProps {
  /** null: everything that the role allows. */
  value: string[] | null;
  onChange: (scopes: string[] | null) => void;
  error?: string | undefined;
}

interface Group {
  name: string;
  choices: { scope: string; words: string; description?: string; isBeyond: boolean }[];
}

/** Offers everything first, which suits most; otherwise a choice in plain words. */
export function ScopesField({ value, onChange, error }: ScopesFieldProps) {
  const workspace = useWorkspace();
  const { role } = workspace;
  const { data: allowed } = useQuery({ ...scopesQuery(workspace), enabled: value !== null });
  const { data: offered = [] } = useQuery({ ...offeredScopesQuery, enabled: value !== null });
  const isBeyondRole = (scope: string) =>
    allowed !== undefined && isOwnScope(scope) && !allowed.some((other) => other === scope);
  const groups: Group[] = [
    ...SCOPE_GROUPS.map(({ name, scopes }) => ({
      name: translateDeclared(name),
      choices: scopes.map(({ scope, words }) => ({
        scope,
        words: translateDeclared(words),
        isBeyond: isBeyondRole(scope),
      })),
    })),
    ...offered.map(({ title, scopes }) => ({
      name: title,
      choices: scopes.map(({ scope, title: words, description, role: lowest }) => ({
        scope,
        words,
        description,
        isBeyond: !roleAtLeast(role, lowest),
      })),
    })),
  ];
  const toggle = (scope: string, chosen: boolean) =>
    onChange(chosen ? [...(value ?? []), scope] : (value ?? []).filter((other) => other !== scope));
  return (
    <Radio.Group
      label={t('Permissions')}
      value={value === null ? 'everything' : 'chosen'}
      onChange={(choice) => onChange(choice === 'everything' ? null : SUGGESTED)}
      error={error}
    >
      <Stack gap="xs" mt={6}>
        <Radio
          value="everything"
          label={t('Everything my role allows')}
          description={t('Your role here is {role}. If your role changes, so do the key’s permissions.', {
            role: t(role),
          })}
        />
        <Radio value="chosen" label={t('Only what I choose')} />
        {value !== null && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" pl={28} mt={4}>
            {groups.map(({ name, choices }) => (
              <div key={name} role="group" aria-label={name}>
                <Text size="xs" fw={600} c="dimmed" mb={6}>
                  {name}
                </Text>
                <Stack gap={8}>
                  {choices.map(({ scope, words, description, isBeyond }) => (
                    <Checkbox
                      key={scope}
                      size="xs"
                      checked={value.includes(scope)}
                      disabled={isBeyond && !value.includes(scope)}
                      onChange={(event) => toggle(scope, event.currentTarget.checked)}
                      label={words}
                      description={
                        <>
                          <span className={classes.scope}>{scope}</span>
                          {description && <span className={classes.description}>{description}</span>}
                        </>
                      }
                    />
                  ))}
                </Stack>
              </div>
            ))}
          </SimpleGrid>
        )}
        {value !== null && groups.some(({ choices }) => choices.some(({ isBeyond }) => isBeyond)) && (
          <Text size="xs" c="dimmed" pl={28}>
            {t(BEYOND_ROLE[role])}
          </Text>
        )}
        {value?.length === 0 && <Input.Error>{t('Choose at least one.')}</Input.Error>}
      </Stack>
    </Radio.Group>
  );
}
